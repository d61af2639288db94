#define _GNU_SOURCE
#include "CStepRuntime.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { STACK = 8 << 20, SIGNAL_STACK = 256 << 10 };

static pthread_t thread;
// Whether the thread is there, and whether a step is on its way at all.
static atomic_bool is_running, is_busy;
static step_entry current_entry;
static int current_done;
static __thread jmp_buf *way_out;

static void *run(void *unused) {
  (void)unused;
  // An overflow of the step's stack needs another one for its handler, or the process ends without a word.
  stack_t stack = {.ss_sp = malloc(SIGNAL_STACK), .ss_size = SIGNAL_STACK};
  sigaltstack(&stack, NULL);
  sigset_t report;
  sigemptyset(&report);
  sigaddset(&report, SIGUSR2);
  sigaddset(&report, SIGINT);
  pthread_sigmask(SIG_UNBLOCK, &report, NULL);
  jmp_buf out;
  way_out = &out;
  if (setjmp(out) == 0) {
    char name[] = "step", *arguments[] = {name, NULL};
    current_entry(1, arguments);
    step_finish_tasks();
  }
  way_out = NULL;
  atomic_store(&is_running, false);
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  free(stack.ss_sp);
  char byte = 0;
  while (write(current_done, &byte, 1) < 0 && errno == EINTR) {}
  return NULL;
}

int step_start(step_entry entry, int done) {
  current_entry = entry;
  current_done = done;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK);
  atomic_store(&is_running, true);
  int error = pthread_create(&thread, &attributes, run, NULL);
  if (error) atomic_store(&is_running, false);
  pthread_attr_destroy(&attributes);
  return error;
}

void step_join(void) {
  pthread_join(thread, NULL);
  atomic_store(&is_busy, false);
}

bool step_is_current_thread(void) { return way_out != NULL; }

void step_expect(void) {
  // What came too late for the step before is not meant for this one.
  sigset_t late;
  sigemptyset(&late);
  sigaddset(&late, SIGUSR2);
  sigaddset(&late, SIGINT);
  struct timespec now = {0};
  while (sigtimedwait(&late, NULL, &now) > 0) {}
  atomic_store(&is_busy, true);
}

bool step_is_expected(void) { return atomic_load(&is_busy); }

bool step_pass_on(int number) {
  return atomic_load(&is_running) && !step_is_current_thread() && pthread_kill(thread, number) == 0;
}

void step_leave(void) {
  if (!way_out) abort();
  longjmp(*way_out, 1);
}
