#define _GNU_SOURCE
#include "Uses.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// Making, moving and removing files: what a step reads of them afterwards is its own.

static int changed(int result, int dir, const char *path) {
  if (result == 0) {
    int error = errno;
    uses_note(USE_WROTE, dir, path, NULL);
    errno = error;
  }
  return result;
}

SHOWN int rename(const char *from, const char *to) {
  NEXT(int(const char *, const char *), "rename");
  return changed(changed(next(from, to), AT_FDCWD, from), AT_FDCWD, to);
}

SHOWN int renameat(int from_dir, const char *from, int to_dir, const char *to) {
  NEXT(int(int, const char *, int, const char *), "renameat");
  return changed(changed(next(from_dir, from, to_dir, to), from_dir, from), to_dir, to);
}

SHOWN int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
  NEXT(int(int, const char *, int, const char *, unsigned), "renameat2");
  return changed(changed(next(from_dir, from, to_dir, to, flags), from_dir, from), to_dir, to);
}

SHOWN int link(const char *from, const char *to) {
  NEXT(int(const char *, const char *), "link");
  return changed(next(from, to), AT_FDCWD, to);
}

SHOWN int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags) {
  NEXT(int(int, const char *, int, const char *, int), "linkat");
  return changed(next(from_dir, from, to_dir, to, flags), to_dir, to);
}

SHOWN int symlink(const char *target, const char *path) {
  NEXT(int(const char *, const char *), "symlink");
  return changed(next(target, path), AT_FDCWD, path);
}

SHOWN int symlinkat(const char *target, int dir, const char *path) {
  NEXT(int(const char *, int, const char *), "symlinkat");
  return changed(next(target, dir, path), dir, path);
}

SHOWN int unlink(const char *path) {
  NEXT(int(const char *), "unlink");
  return changed(next(path), AT_FDCWD, path);
}

SHOWN int unlinkat(int dir, const char *path, int flags) {
  NEXT(int(int, const char *, int), "unlinkat");
  return changed(next(dir, path, flags), dir, path);
}

SHOWN int remove(const char *path) {
  NEXT(int(const char *), "remove");
  return changed(next(path), AT_FDCWD, path);
}

SHOWN int rmdir(const char *path) {
  NEXT(int(const char *), "rmdir");
  return changed(next(path), AT_FDCWD, path);
}

SHOWN int mkdir(const char *path, mode_t mode) {
  NEXT(int(const char *, mode_t), "mkdir");
  return changed(next(path, mode), AT_FDCWD, path);
}

SHOWN int mkdirat(int dir, const char *path, mode_t mode) {
  NEXT(int(int, const char *, mode_t), "mkdirat");
  return changed(next(dir, path, mode), dir, path);
}

SHOWN int truncate(const char *path, off_t size) {
  NEXT(int(const char *, off_t), "truncate");
  return changed(next(path, size), AT_FDCWD, path);
}

SHOWN int truncate64(const char *path, off64_t size) { return truncate(path, size); }

static int made(int file, const char *path) {
  changed(file < 0, AT_FDCWD, path);
  return file;
}

SHOWN int mkostemps(char *path, int suffix, int flags) {
  NEXT(int(char *, int, int), "mkostemps");
  return made(next(path, suffix, flags), path);
}

SHOWN int mkstemp(char *path) { return mkostemps(path, 0, 0); }
SHOWN int mkstemp64(char *path) { return mkostemps(path, 0, 0); }
SHOWN int mkostemp(char *path, int flags) { return mkostemps(path, 0, flags); }
SHOWN int mkostemp64(char *path, int flags) { return mkostemps(path, 0, flags); }
SHOWN int mkstemps(char *path, int suffix) { return mkostemps(path, suffix, 0); }
SHOWN int mkstemps64(char *path, int suffix) { return mkostemps(path, suffix, 0); }
SHOWN int mkostemps64(char *path, int suffix, int flags) { return mkostemps(path, suffix, flags); }

SHOWN char *mkdtemp(char *path) {
  NEXT(char *(char *), "mkdtemp");
  char *result = next(path);
  changed(result == NULL, AT_FDCWD, path);
  return result;
}
