#define _GNU_SOURCE
#include "Uses.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// Asking what a file is, or whether there is one.

static int status_noted(int dir, const char *path, struct stat *status, int flags) {
  NEXT(int(int, const char *, struct stat *, int), "fstatat");
  int result = next(dir, path, status, flags);
  // Without a path it is an open file that is asked about.
  if (!uses_wanted() || !path || !*path) return result;
  int error = errno;
  if (result != 0) {
    uses_note_looked(dir, path);
  } else if (S_ISLNK(status->st_mode)) {
    uses_note(USE_POINTED, dir, path, status);
  } else {
    uses_note(S_ISREG(status->st_mode) ? USE_ASKED : USE_LOOKED, dir, path, status);
  }
  errno = error;
  return result;
}

SHOWN int fstatat(int dir, const char *path, struct stat *status, int flags) {
  return status_noted(dir, path, status, flags);
}

SHOWN int stat(const char *path, struct stat *status) { return status_noted(AT_FDCWD, path, status, 0); }

SHOWN int lstat(const char *path, struct stat *status) {
  return status_noted(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}

// The same on machines of 64 bits.
SHOWN int fstatat64(int dir, const char *path, struct stat64 *status, int flags) {
  return status_noted(dir, path, (struct stat *)status, flags);
}

SHOWN int stat64(const char *path, struct stat64 *status) {
  return status_noted(AT_FDCWD, path, (struct stat *)status, 0);
}

SHOWN int lstat64(const char *path, struct stat64 *status) {
  return status_noted(AT_FDCWD, path, (struct stat *)status, AT_SYMLINK_NOFOLLOW);
}

SHOWN int statx(int dir, const char *path, int flags, unsigned mask, struct statx *status) {
  NEXT(int(int, const char *, int, unsigned, struct statx *), "statx");
  int result = next(dir, path, flags, mask, status);
  if (uses_wanted() && *path) {
    int error = errno;
    struct stat plain;
    status_noted(dir, path, &plain, flags & AT_SYMLINK_NOFOLLOW);
    errno = error;
  }
  return result;
}

SHOWN int access(const char *path, int mode) {
  NEXT(int(const char *, int), "access");
  uses_note_looked(AT_FDCWD, path);
  return next(path, mode);
}

SHOWN int faccessat(int dir, const char *path, int mode, int flags) {
  NEXT(int(int, const char *, int, int), "faccessat");
  if (uses_wanted() && *path) uses_note_looked(dir, path);
  return next(dir, path, mode, flags);
}

SHOWN int euidaccess(const char *path, int mode) {
  NEXT(int(const char *, int), "euidaccess");
  uses_note_looked(AT_FDCWD, path);
  return next(path, mode);
}

SHOWN int eaccess(const char *path, int mode) { return euidaccess(path, mode); }

static void note_link(int dir, const char *path) {
  struct stat status;
  if (!uses_wanted() || !path || !*path) return;
  // Notes it too.
  status_noted(dir, path, &status, AT_SYMLINK_NOFOLLOW);
}

SHOWN ssize_t readlink(const char *path, char *target, size_t size) {
  NEXT(ssize_t(const char *, char *, size_t), "readlink");
  ssize_t length = next(path, target, size);
  int error = errno;
  note_link(AT_FDCWD, path);
  errno = error;
  return length;
}

SHOWN ssize_t readlinkat(int dir, const char *path, char *target, size_t size) {
  NEXT(ssize_t(int, const char *, char *, size_t), "readlinkat");
  ssize_t length = next(dir, path, target, size);
  int error = errno;
  note_link(dir, path);
  errno = error;
  return length;
}

SHOWN char *realpath(const char *path, char *real) {
  NEXT(char *(const char *, char *), "realpath");
  char *result = next(path, real);
  int error = errno;
  if (uses_wanted() && path && *path) {
    note_link(AT_FDCWD, path);
    uses_note_looked(AT_FDCWD, path);
  }
  errno = error;
  return result;
}

SHOWN char *canonicalize_file_name(const char *path) { return realpath(path, NULL); }
