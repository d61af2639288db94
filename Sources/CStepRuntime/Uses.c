#define _GNU_SOURCE
#include "Uses.h"
#include "CStepRuntime.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// The log of a step is memory that the process which forked it shares: it can be read when the step is gone, however it ended.
// Pages that are never written take none.
enum { LOG_SIZE = 64 << 20, FIRST_SLOTS = 1 << 12 };

struct step_uses {
  _Atomic size_t used, told;
  _Atomic bool overflowed;
  _Alignas(16) char records[];
};

typedef struct {
  uint32_t size;
  uint32_t kind;
  uint32_t type;
  int64_t bytes, time;
  uint64_t inode;
  char path[];
} record;

// What this process knows of a path, by its hash alone: two of a million paths are alike once in a hundred million lessons.
typedef struct {
  uint64_t hash;
  /// What was noted in this step.
  uint32_t noted;
  /// Whether the lesson wrote it: what it reads of it from then on is its own.
  uint32_t is_own;
} slot;

static step_uses *current;
static char folder[PATH_MAX];
static size_t folder_length;
static slot *slots;
static size_t slot_count, slots_used;
static atomic_flag lock = ATOMIC_FLAG_INIT;
static __thread int paused;
static __thread bool busy;

step_uses *step_uses_new(void) {
  void *log = mmap(NULL, LOG_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return log == MAP_FAILED ? NULL : log;
}

void step_uses_free(step_uses *log) {
  if (log) munmap(log, LOG_SIZE);
}

void step_uses_begin(step_uses *log, const char *scratch) {
  for (size_t i = 0; i < slot_count; i++) slots[i].noted = 0;
  if (!realpath(scratch, folder)) folder[0] = 0;
  folder_length = strlen(folder);
  atomic_flag_clear(&lock);
  current = log;
}

void step_uses_end(void) { current = NULL; }

void step_uses_pause(void) { paused++; }

void step_uses_resume(void) { paused--; }

bool step_uses_next(step_uses *log, step_use *use) {
  size_t position = atomic_load(&log->told);
  if (position >= atomic_load_explicit(&log->used, memory_order_acquire)) return false;
  const record *it = (const record *)(log->records + position);
  *use = (step_use){it->kind, it->type, it->bytes, it->time, it->inode, it->path};
  atomic_store(&log->told, position + it->size);
  return true;
}

bool step_uses_overflowed(const step_uses *log) { return atomic_load(&log->overflowed); }

bool uses_wanted(void) { return current && !paused && !busy; }

static void *pages(size_t size) {
  void *made = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return made == MAP_FAILED ? NULL : made;
}

static slot *place(slot *all, size_t count, uint64_t hash) {
  size_t i = hash & (count - 1);
  while (all[i].hash && all[i].hash != hash) i = (i + 1) & (count - 1);
  return &all[i];
}

// The slot of a path; NULL where there is no memory for it.
static slot *slot_of(uint64_t hash) {
  if (2 * (slots_used + 1) > slot_count) {
    size_t more = slot_count ? 2 * slot_count : FIRST_SLOTS;
    slot *larger = pages(more * sizeof *larger);
    if (!larger) return NULL;
    for (size_t i = 0; i < slot_count; i++)
      if (slots[i].hash) *place(larger, more, slots[i].hash) = slots[i];
    if (slots) munmap(slots, slot_count * sizeof *slots);
    slots = larger;
    slot_count = more;
  }
  slot *found = place(slots, slot_count, hash);
  if (!found->hash) {
    found->hash = hash;
    slots_used++;
  }
  return found;
}

static uint32_t type_of(const struct stat *status) {
  if (!status) return STEP_ABSENT;
  switch (status->st_mode & S_IFMT) {
    case S_IFREG: return STEP_FILE;
    case S_IFDIR: return STEP_FOLDER;
    case S_IFLNK: return STEP_LINK;
    default: return STEP_OTHER;
  }
}

static void append(use_kind kind, const char *path, const struct stat *status) {
  size_t length = strlen(path) + 1, size = (sizeof(record) + length + 15) & ~(size_t)15;
  size_t used = atomic_load_explicit(&current->used, memory_order_relaxed);
  if (used + size > LOG_SIZE - sizeof(step_uses)) {
    atomic_store(&current->overflowed, true);
    return;
  }
  record *it = (record *)(current->records + used);
  it->size = (uint32_t)size;
  it->kind = kind;
  it->type = type_of(status);
  if (status) {
    it->bytes = status->st_size;
    it->time = status->st_mtim.tv_sec * 1000000000LL + status->st_mtim.tv_nsec;
    it->inode = status->st_ino;
  }
  memcpy(it->path, path, length);
  atomic_store_explicit(&current->used, used + size, memory_order_release);
}

static void keep(use_kind kind, const char *path, const struct stat *status) {
  uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char *c = path; *c; c++) hash = (hash ^ (unsigned char)*c) * 1099511628211u;
  if (!hash) hash = 1;
  while (atomic_flag_test_and_set_explicit(&lock, memory_order_acquire)) sched_yield();
  slot *it = slot_of(hash);
  bool is_input = kind < USE_WROTE;
  if (!it) {
    atomic_store(&current->overflowed, true);
  } else if (!(it->noted & kind) && !(is_input && it->is_own)) {
    it->noted |= kind;
    if (kind == USE_WROTE) it->is_own = true;
    append(kind, path, status);
  }
  atomic_flag_clear_explicit(&lock, memory_order_release);
}

static bool begins(const char *path, const char *with) {
  size_t length = strlen(with);
  return strncmp(path, with, length) == 0 && (path[length] == '/' || path[length] == 0);
}

// Absolute, without `.` and doubled slashes; as it was asked for otherwise.
static bool absolute(int dir, const char *path, char *whole) {
  size_t used = 0;
  if (path[0] != '/') {
    if (dir == AT_FDCWD) {
      if (!getcwd(whole, PATH_MAX)) return false;
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
      ssize_t length = readlink(link, whole, PATH_MAX - 1);
      if (length <= 0) return false;
      whole[length] = 0;
    }
    used = strlen(whole);
    if (used == 1) used = 0;
  }
  for (const char *part = path; *part;) {
    while (*part == '/') part++;
    size_t length = strcspn(part, "/");
    if (length == 0) break;
    if (!(length == 1 && part[0] == '.')) {
      if (used + length + 2 > PATH_MAX) return false;
      whole[used++] = '/';
      memcpy(whole + used, part, length);
      used += length;
    }
    part += length;
  }
  if (used == 0) whole[used++] = '/';
  whole[used] = 0;
  return true;
}

// What a path in the scratch folder leads to by a link at its beginning. Other links on the way stay in it: they may lead
// elsewhere one day.
static bool beside(const char *path, char *real) {
  if (strstr(path, "/..")) return false;
  const char *name = path + folder_length;
  if (*name == '/') name++;
  size_t length = strcspn(name, "/");
  char link[PATH_MAX];
  if (length == 0 || folder_length + length + 2 > PATH_MAX) return false;
  snprintf(link, sizeof link, "%s/%.*s", folder, (int)length, name);
  ssize_t target = readlink(link, real, PATH_MAX - 1);
  if (target <= 0 || real[0] != '/' || target + strlen(name + length) + 1 > PATH_MAX) return false;
  strcpy(real + target, name + length);
  return true;
}

void uses_note(use_kind kind, int dir, const char *path, const struct stat *status) {
  if (!path || !uses_wanted()) return;
  int error = errno;
  busy = true;
  char whole[PATH_MAX], real[PATH_MAX];
  if (!absolute(dir, path, whole)) {
    // Too long, or in a folder that is gone: nothing that could be looked at again.
    if (status) keep(USE_UNFOLLOWED, path, NULL);
  } else {
    const char *meant = whole;
    struct stat there;
    // What lies in the scratch folder may be a link to a file beside the lesson, and that is the one that counts.
    if (folder_length && begins(whole, folder) && (beside(whole, real) || realpath(whole, real))) {
      meant = real;
      if (kind == USE_POINTED) kind = USE_LOOKED;
      if (kind != USE_WROTE && status && S_ISLNK(status->st_mode))
        status = fstatat(AT_FDCWD, real, &there, 0) == 0 ? &there : NULL;
    }
    bool is_system = begins(meant, "/proc") || begins(meant, "/sys") ||
                     (begins(meant, "/dev") && !begins(meant, "/dev/shm"));
    if (!is_system) keep(kind, meant, status);
  }
  busy = false;
  errno = error;
}

void uses_note_looked(int dir, const char *path) {
  if (!path || !uses_wanted()) return;
  int error = errno;
  struct stat status;
  busy = true;
  bool is_there = fstatat(dir, path, &status, 0) == 0;
  busy = false;
  uses_note(USE_LOOKED, dir, path, is_there ? &status : NULL);
  errno = error;
}

void uses_note_words(use_kind kind, const char *words) {
  if (!uses_wanted()) return;
  int error = errno;
  busy = true;
  keep(kind, words ? words : "", NULL);
  busy = false;
  errno = error;
}
