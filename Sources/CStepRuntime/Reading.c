#define _GNU_SOURCE
#include "Uses.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <ftw.h>
#include <glob.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The executable's definitions come before libc's for every library in the process. Those that libc calls itself are not
// seen, so fopen, opendir and the like are here too.

// Without a note of it.
static bool status_of(int dir, const char *path, struct stat *status) {
  NEXT(int(int, const char *, struct stat *, int), "fstatat");
  return path && next(dir, path, status, 0) == 0;
}

static bool is_there(int dir, const char *path) {
  int error = errno;
  struct stat status;
  bool result = status_of(dir, path, &status);
  errno = error;
  return result;
}

// Notes what opening a file for this came to.
static void note_opened(int dir, const char *path, int flags, bool was_there, int file) {
  if ((flags & O_TMPFILE) == O_TMPFILE) return;
  int access = flags & O_ACCMODE;
  bool writes = access != O_RDONLY && !(flags & O_PATH);
  if (file < 0) {
    if (!writes || was_there) uses_note_looked(dir, path);
    return;
  }
  struct stat status;
  bool is_known = fstat(file, &status) == 0;
  // What is emptied or made by opening it is not looked at.
  bool is_new = writes && (!was_there || flags & O_TRUNC);
  if (access != O_WRONLY && !is_new) {
    bool is_looked = flags & O_PATH || (is_known && S_ISDIR(status.st_mode));
    uses_note(is_looked ? USE_LOOKED : USE_READ, dir, path, is_known ? &status : NULL);
  }
  if (writes) uses_note(is_new && !(flags & O_APPEND) ? USE_WROTE : USE_ADDED_TO, dir, path, is_known ? &status : NULL);
}

static int open_noted(int dir, const char *path, int flags, mode_t mode) {
  NEXT(int(int, const char *, int, ...), "openat64");
  if (!uses_wanted()) return next(dir, path, flags, mode);
  bool was_there = !(flags & O_CREAT) || is_there(dir, path);
  int file = next(dir, path, flags, mode);
  int error = errno;
  note_opened(dir, path, flags, was_there, file);
  errno = error;
  return file;
}

#define MODE_AFTER(flags)                                            \
  mode_t mode = 0;                                                   \
  if ((flags) & O_CREAT || ((flags) & O_TMPFILE) == O_TMPFILE) {     \
    va_list rest;                                                    \
    va_start(rest, flags);                                           \
    mode = va_arg(rest, mode_t);                                     \
    va_end(rest);                                                    \
  }

SHOWN int open(const char *path, int flags, ...) {
  MODE_AFTER(flags)
  return open_noted(AT_FDCWD, path, flags, mode);
}

SHOWN int open64(const char *path, int flags, ...) {
  MODE_AFTER(flags)
  return open_noted(AT_FDCWD, path, flags, mode);
}

SHOWN int openat(int dir, const char *path, int flags, ...) {
  MODE_AFTER(flags)
  return open_noted(dir, path, flags, mode);
}

SHOWN int openat64(int dir, const char *path, int flags, ...) {
  MODE_AFTER(flags)
  return open_noted(dir, path, flags, mode);
}

SHOWN int __open_2(const char *path, int flags) { return open_noted(AT_FDCWD, path, flags, 0); }
SHOWN int __open64_2(const char *path, int flags) { return open_noted(AT_FDCWD, path, flags, 0); }
SHOWN int __openat_2(int dir, const char *path, int flags) { return open_noted(dir, path, flags, 0); }
SHOWN int __openat64_2(int dir, const char *path, int flags) { return open_noted(dir, path, flags, 0); }

SHOWN int creat(const char *path, mode_t mode) {
  return open_noted(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

SHOWN int creat64(const char *path, mode_t mode) { return creat(path, mode); }

static int flags_of(const char *mode) {
  bool both = strchr(mode, '+') != NULL;
  switch (mode[0]) {
    case 'w': return O_CREAT | O_TRUNC | (both ? O_RDWR : O_WRONLY);
    case 'a': return O_CREAT | O_APPEND | (both ? O_RDWR : O_WRONLY);
    default: return both ? O_RDWR : O_RDONLY;
  }
}

SHOWN FILE *fopen64(const char *path, const char *mode) {
  NEXT(FILE *(const char *, const char *), "fopen64");
  if (!uses_wanted() || !mode) return next(path, mode);
  int flags = flags_of(mode);
  bool was_there = !(flags & O_CREAT) || is_there(AT_FDCWD, path);
  FILE *file = next(path, mode);
  int error = errno;
  note_opened(AT_FDCWD, path, flags, was_there, file ? fileno(file) : -1);
  errno = error;
  return file;
}

SHOWN FILE *fopen(const char *path, const char *mode) { return fopen64(path, mode); }

SHOWN FILE *freopen64(const char *path, const char *mode, FILE *old) {
  NEXT(FILE *(const char *, const char *, FILE *), "freopen64");
  if (!uses_wanted() || !mode || !path) return next(path, mode, old);
  int flags = flags_of(mode);
  bool was_there = !(flags & O_CREAT) || is_there(AT_FDCWD, path);
  FILE *file = next(path, mode, old);
  int error = errno;
  note_opened(AT_FDCWD, path, flags, was_there, file ? fileno(file) : -1);
  errno = error;
  return file;
}

SHOWN FILE *freopen(const char *path, const char *mode, FILE *old) { return freopen64(path, mode, old); }

// MARK: Folders

SHOWN DIR *opendir(const char *path) {
  NEXT(DIR *(const char *), "opendir");
  DIR *opened = next(path);
  int error = errno;
  if (uses_wanted()) {
    struct stat status;
    if (opened && fstat(dirfd(opened), &status) == 0) uses_note(USE_LISTED, AT_FDCWD, path, &status);
    if (!opened) uses_note_looked(AT_FDCWD, path);
  }
  errno = error;
  return opened;
}

SHOWN DIR *fdopendir(int file) {
  NEXT(DIR *(int), "fdopendir");
  struct stat status;
  if (uses_wanted() && fstat(file, &status) == 0) uses_note(USE_LISTED, file, ".", &status);
  return next(file);
}

SHOWN int scandir64(
    const char *path, struct dirent64 ***names, int (*filter)(const struct dirent64 *),
    int (*order)(const struct dirent64 **, const struct dirent64 **)) {
  NEXT(
      int(const char *, struct dirent64 ***, int (*)(const struct dirent64 *),
          int (*)(const struct dirent64 **, const struct dirent64 **)),
      "scandir64");
  struct stat status;
  if (uses_wanted() && status_of(AT_FDCWD, path, &status)) uses_note(USE_LISTED, AT_FDCWD, path, &status);
  return next(path, names, filter, order);
}

SHOWN int scandir(
    const char *path, struct dirent ***names, int (*filter)(const struct dirent *),
    int (*order)(const struct dirent **, const struct dirent **)) {
  return scandir64(path, (void *)names, (void *)filter, (void *)order);
}

SHOWN FTSENT *fts_read(FTS *walk) {
  NEXT(FTSENT *(FTS *), "fts_read");
  FTSENT *entry = next(walk);
  int error = errno;
  if (entry && uses_wanted()) {
    const char *path = entry->fts_path[0] == '/' ? entry->fts_path : entry->fts_accpath;
    // The walk may have been told not to ask for it.
    struct stat status;
    if (entry->fts_info == FTS_D && status_of(AT_FDCWD, path, &status)) uses_note(USE_LISTED, AT_FDCWD, path, &status);
    // Notes what it is.
    else if (entry->fts_info != FTS_DP) lstat(path, &status);
  }
  errno = error;
  return entry;
}

// The same on machines of 64 bits.
SHOWN FTSENT64 *fts64_read(FTS64 *walk) { return (FTSENT64 *)fts_read((FTS *)walk); }

SHOWN int glob64(const char *pattern, int flags, int (*on_error)(const char *, int), glob64_t *found) {
  NEXT(int(const char *, int, int (*)(const char *, int), glob64_t *), "glob64");
  uses_note_words(USE_UNFOLLOWED, pattern);
  return next(pattern, flags, on_error, found);
}

SHOWN int glob(const char *pattern, int flags, int (*on_error)(const char *, int), glob_t *found) {
  NEXT(int(const char *, int, int (*)(const char *, int), glob_t *), "glob");
  uses_note_words(USE_UNFOLLOWED, pattern);
  return next(pattern, flags, on_error, found);
}

SHOWN int nftw(const char *path, __nftw_func_t visit, int files, int flags) {
  NEXT(int(const char *, __nftw_func_t, int, int), "nftw");
  uses_note_words(USE_UNFOLLOWED, path);
  return next(path, visit, files, flags);
}

SHOWN int nftw64(const char *path, __nftw64_func_t visit, int files, int flags) {
  NEXT(int(const char *, __nftw64_func_t, int, int), "nftw64");
  uses_note_words(USE_UNFOLLOWED, path);
  return next(path, visit, files, flags);
}
