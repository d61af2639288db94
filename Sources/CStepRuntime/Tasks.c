#define _GNU_SOURCE
#include "CStepRuntime.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

// Swift's tasks without libdispatch, whose threads would not survive a fork: every job is queued here and run on the
// step's own thread, by the main task's drain loop or when the step's code has ended. The hooks are those of
// swift/include/swift/Runtime/Concurrency.h.

#define SWIFT __attribute__((swiftcall))

typedef struct job job;
typedef struct { void *identity, *implementation; } executor;
typedef struct entry {
  struct entry *next;
  job *work;
  struct timespec due;
} entry;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static entry *queue;
static __thread bool draining_main;

static SWIFT void (*run_job)(job *, executor);

static bool before(struct timespec a, struct timespec b) {
  return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec < b.tv_nsec);
}

static struct timespec now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time;
}

// In the order of their time, equal ones in the order they came.
static void add(job *work, struct timespec due) {
  entry *new = malloc(sizeof *new);
  *new = (entry){NULL, work, due};
  pthread_mutex_lock(&lock);
  entry **place = &queue;
  while (*place && !before(due, (*place)->due)) place = &(*place)->next;
  new->next = *place;
  *place = new;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&lock);
}

// The next job that is due, waiting for it; with `until_empty`, NULL when none is left.
static entry *take(bool until_empty) {
  pthread_mutex_lock(&lock);
  for (;;) {
    if (!queue && until_empty) break;
    if (!queue) {
      pthread_cond_wait(&changed, &lock);
    } else if (before(now(), queue->due)) {
      struct timespec due = queue->due;
      pthread_cond_timedwait(&changed, &lock, &due);
    } else {
      entry *first = queue;
      queue = first->next;
      pthread_mutex_unlock(&lock);
      return first;
    }
  }
  pthread_mutex_unlock(&lock);
  return NULL;
}

static void drain(bool until_empty) {
  entry *next;
  while ((next = take(until_empty))) {
    entry it = *next;
    free(next);
    executor none = {NULL, NULL};
    run_job(it.work, none);
  }
}

static SWIFT void enqueue_global(job *work, void *original) {
  (void)original;
  add(work, now());
}

// The main actor is whoever runs jobs here: there is one thread, so its jobs are jobs like all others.
static SWIFT executor get_main_executor(void *original) {
  (void)original;
  return (executor){NULL, NULL};
}

static SWIFT bool is_main_executor(executor it, void *original) {
  (void)original;
  return it.identity == NULL;
}

static SWIFT void enqueue_delayed(unsigned long long nanoseconds, job *work, void *original) {
  (void)original;
  struct timespec due = now();
  unsigned long long sum = due.tv_nsec + nanoseconds % 1000000000;
  due.tv_sec += nanoseconds / 1000000000 + sum / 1000000000;
  due.tv_nsec = sum % 1000000000;
  add(work, due);
}

static SWIFT void enqueue_deadline(
    long long sec, long long nsec, long long tolerance_sec, long long tolerance_nsec, int clock, job *work,
    void *original) {
  (void)tolerance_sec, (void)tolerance_nsec, (void)original;
  struct timespec there;
  // 1 is the continuous clock, 2 the suspending one.
  clock_gettime(clock == 1 ? CLOCK_BOOTTIME : CLOCK_MONOTONIC, &there);
  long long left = (sec - there.tv_sec) * 1000000000LL + (nsec - there.tv_nsec);
  enqueue_delayed(left > 0 ? (unsigned long long)left : 0, work, NULL);
}

static SWIFT void drain_main(void *original, void *override) {
  (void)original, (void)override;
  draining_main = true;
  drain(false);
}

// The main task of a step ends in exit(0). Anyone else's exit is an exit.
__attribute__((visibility("default"))) void exit(int code) {
  if (draining_main && code == 0 && step_is_current_thread()) {
    draining_main = false;
    step_leave();
  }
  step_report_exit();
  static void (*real)(int) __attribute__((noreturn));
  *(void **)&real = dlsym(RTLD_NEXT, "exit");
  real(code);
}

static void set(const char *name, void *hook) {
  void **place = dlsym(RTLD_DEFAULT, name);
  if (place) *place = hook;
}

void step_run_tasks_here(void) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&changed, &attributes);
  *(void **)&run_job = dlsym(RTLD_DEFAULT, "swift_job_run");
  if (!run_job) return;
  set("swift_task_enqueueGlobal_hook", enqueue_global);
  set("swift_task_enqueueMainExecutor_hook", enqueue_global);
  set("swift_task_getMainExecutor_hook", get_main_executor);
  set("swift_task_isMainExecutor_hook", is_main_executor);
  set("swift_task_enqueueGlobalWithDelay_hook", enqueue_delayed);
  set("swift_task_enqueueGlobalWithDeadline_hook", enqueue_deadline);
  set("swift_task_asyncMainDrainQueue_hook", drain_main);
}

void step_finish_tasks(void) {
  draining_main = false;
  if (run_job) drain(true);
}
