#define _GNU_SOURCE
#include "Uses.h"
#include <dlfcn.h>
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

// What goes beyond files: other programs, and whoever is at the other end of a connection. What they know cannot be known.

SHOWN int posix_spawn(
    pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
    char *const arguments[], char *const environment[]) {
  NEXT(
      int(pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *, char *const[],
          char *const[]),
      "posix_spawn");
  uses_note_words(USE_STARTED, path);
  return next(pid, path, actions, attributes, arguments, environment);
}

SHOWN int posix_spawnp(
    pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes,
    char *const arguments[], char *const environment[]) {
  NEXT(
      int(pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *, char *const[],
          char *const[]),
      "posix_spawnp");
  uses_note_words(USE_STARTED, path);
  return next(pid, path, actions, attributes, arguments, environment);
}

SHOWN int execve(const char *path, char *const arguments[], char *const environment[]) {
  NEXT(int(const char *, char *const[], char *const[]), "execve");
  uses_note_words(USE_STARTED, path);
  return next(path, arguments, environment);
}

SHOWN int execv(const char *path, char *const arguments[]) {
  NEXT(int(const char *, char *const[]), "execv");
  uses_note_words(USE_STARTED, path);
  return next(path, arguments);
}

SHOWN int execvp(const char *path, char *const arguments[]) {
  NEXT(int(const char *, char *const[]), "execvp");
  uses_note_words(USE_STARTED, path);
  return next(path, arguments);
}

SHOWN int execvpe(const char *path, char *const arguments[], char *const environment[]) {
  NEXT(int(const char *, char *const[], char *const[]), "execvpe");
  uses_note_words(USE_STARTED, path);
  return next(path, arguments, environment);
}

SHOWN FILE *popen(const char *command, const char *mode) {
  NEXT(FILE *(const char *, const char *), "popen");
  uses_note_words(USE_STARTED, command);
  return next(command, mode);
}

SHOWN int system(const char *command) {
  NEXT(int(const char *), "system");
  if (command) uses_note_words(USE_STARTED, command);
  return next(command);
}

static void note_peer(const struct sockaddr *address) {
  if (!address || address->sa_family == AF_UNSPEC) return;
  bool is_path = address->sa_family == AF_UNIX;
  uses_note_words(USE_CONNECTED, is_path ? ((const struct sockaddr_un *)address)->sun_path : "");
}

SHOWN int connect(int file, const struct sockaddr *address, socklen_t length) {
  NEXT(int(int, const struct sockaddr *, socklen_t), "connect");
  if (length >= sizeof(sa_family_t)) note_peer(address);
  return next(file, address, length);
}

SHOWN ssize_t sendto(
    int file, const void *bytes, size_t count, int flags, const struct sockaddr *address, socklen_t length) {
  NEXT(ssize_t(int, const void *, size_t, int, const struct sockaddr *, socklen_t), "sendto");
  if (length >= sizeof(sa_family_t)) note_peer(address);
  return next(file, bytes, count, flags, address, length);
}

SHOWN int accept(int file, struct sockaddr *address, socklen_t *length) {
  NEXT(int(int, struct sockaddr *, socklen_t *), "accept");
  uses_note_words(USE_CONNECTED, "");
  return next(file, address, length);
}

SHOWN int accept4(int file, struct sockaddr *address, socklen_t *length, int flags) {
  NEXT(int(int, struct sockaddr *, socklen_t *, int), "accept4");
  uses_note_words(USE_CONNECTED, "");
  return next(file, address, length, flags);
}
