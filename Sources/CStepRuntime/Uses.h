// What the interposed functions tell of the files that a step uses. Each may be called on any thread, takes no memory from
// malloc and leaves errno alone.
#pragma once
#include <stdbool.h>
#include <sys/stat.h>

/// What was done; StepOutput's FileUse says what each means.
typedef enum {
  USE_READ = 1,
  USE_ASKED = 2,
  USE_LOOKED = 4,
  USE_LISTED = 8,
  USE_POINTED = 16,
  USE_WROTE = 32,
  USE_STARTED = 64,
  USE_CONNECTED = 128,
  USE_UNFOLLOWED = 256,
  USE_ADDED_TO = 512,
} use_kind;

/// Whether a step runs whose uses are written down, and this thread is not within one already.
bool uses_wanted(void);

/// Notes a use of a path, relative to the folder `dir` as in openat; `status` is what is there, NULL where nothing is.
void uses_note(use_kind kind, int dir, const char *path, const struct stat *status);

/// Notes that the step looked whether something is there.
void uses_note_looked(int dir, const char *path);

/// Notes what cannot be followed.
void uses_note_words(use_kind kind, const char *words);

/// The next definition of a function, which this one stands before.
#define NEXT(type, name)                                             \
  static __typeof__(type) *next;                                     \
  if (!next) *(void **)&next = dlsym(RTLD_NEXT, name)
#define SHOWN __attribute__((visibility("default")))
