#define _GNU_SOURCE
#include "CStepRuntime.h"
#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

enum { FRAMES = 48, TEXT = 32 << 10 };

static int report_socket = -1;
// The calls that led to a throw: the last, and the first of each of a few errors: the runtime throws a task's error again where it is
// waited for, and others in between.
typedef struct {
  void *error, *frames[FRAMES];
  int count;
} trace;
enum { FIRSTS = 8 };
static __thread trace last_throw, first_throws[FIRSTS];
static __thread int next_first;

static trace *first_throw_of(void *error) {
  for (int i = 0; i < FIRSTS; i++)
    if (error && first_throws[i].error == error) return &first_throws[i];
  return NULL;
}

static step_address address(void *code, bool is_return) {
  Dl_info info;
  step_address result = {NULL, 0};
  if (dladdr(code, &info) && info.dli_fname) {
    result.file = info.dli_fname;
    // A return address is behind its call.
    result.offset = (uint64_t)((char *)code - (char *)info.dli_fbase) - (is_return ? 1 : 0);
  }
  return result;
}

static void *counter(void *context) {
#if defined(__x86_64__)
  return (void *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
  return (void *)((ucontext_t *)context)->uc_mcontext.pc;
#else
  (void)context;
  return NULL;
#endif
}

// Where a call that has only just been made returns to. A linker's stub, which a call into another library passes through, has no
// description that a backtrace could follow.
static void *caller(void *context) {
#if defined(__x86_64__)
  return *(void **)((ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
  return (void *)((ucontext_t *)context)->uc_mcontext.regs[30];
#else
  (void)context;
  return NULL;
#endif
}

// Writes a `crashed` message; the calls from `start` on, the first of them the place itself where `is_exact`.
static void report(int number, void **frames, int start, int count, bool is_exact) {
  static char text[TEXT];
  static volatile sig_atomic_t busy;
  if (busy || report_socket < 0) return;
  busy = 1;
  int used = 4 + snprintf(text + 4, TEXT - 4, "{\"crashed\":{\"signal\":%d,\"frames\":[", number);
  bool first = true;
  for (int i = start; i < count && used < TEXT - 2048; i++) {
    step_address at = address(frames[i], i > start || !is_exact);
    if (!at.file || strpbrk(at.file, "\"\\") || strlen(at.file) > 1024) continue;
    used += snprintf(
        text + used, TEXT - used, "%s{\"file\":\"%s\",\"offset\":%llu}", first ? "" : ",", at.file,
        (unsigned long long)at.offset);
    first = false;
  }
  used += snprintf(text + used, TEXT - used, "]}}");
  uint32_t size = used - 4;
  for (int i = 0; i < 4; i++) text[i] = (char)(size >> (8 * i));
  for (int sent = 0; sent < used;) {
    ssize_t n = write(report_socket, text + sent, used - sent);
    if (n <= 0) break;
    sent += n;
  }
}

static void handle(int number, siginfo_t *info, void *context) {
  (void)info;
  // The runner asks the step where it is. Another thread, one of OpenMP, may hear it first; when the step has ended, it is too late.
  if (number == SIGUSR2 || number == SIGINT) {
    if (step_pass_on(number) || !step_is_expected()) return;
  }
  void *frames[FRAMES];
  int count = backtrace(frames, FRAMES), start = 0;
  void *place = counter(context);
  // Skip the handler's own frames.
  while (start < count && frames[start] != place) start++;
  bool is_found = start < count;
  if (is_found && start + 1 == count && count < FRAMES && (number == SIGUSR2 || number == SIGINT)) {
    frames[count++] = caller(context);
  }
  report(number, frames, is_found ? start : 0, count, is_found);
  if (number == SIGUSR2) _exit(128 + SIGUSR2);
  signal(number, SIG_DFL);
  raise(number);
}

void step_report_crashes(int socket) {
  void *first[1];
  backtrace(first, 1);  // loads libgcc now, not in the handler
  report_socket = socket;
  struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGINT, SIGUSR2};
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) sigaction(fatal[i], &action, NULL);
  // Not for this thread, the one that waits: the step's thread takes it.
  sigset_t report;
  sigemptyset(&report);
  sigaddset(&report, SIGUSR2);
  sigaddset(&report, SIGINT);
  pthread_sigmask(SIG_BLOCK, &report, NULL);
}

static void will_throw(void *error) {
  if (!step_is_current_thread()) return;
  last_throw.error = error;
  last_throw.count = backtrace(last_throw.frames, FRAMES);
  if (!first_throw_of(error)) first_throws[next_first++ % FIRSTS] = last_throw;
}

void step_trace_throws(void) {
  // Swift runtime, stdlib/public/runtime/ErrorObject.h: a function called with each error about to be thrown.
  void (*set)(void (*)(void *)) = (void (*)(void (*)(void *)))dlsym(RTLD_DEFAULT, "_swift_setWillThrowHandler");
  if (set) set(will_throw);
}

static int places_of(const trace *it, step_address *places, int capacity) {
  int used = 0;
  for (int i = 0; i < it->count && used < capacity; i++) {
    step_address at = address(it->frames[i], true);
    if (at.file) places[used++] = at;
  }
  return used;
}

int step_last_throw(step_address *places, int capacity) {
  int used = places_of(&last_throw, places, capacity);
  const trace *first = first_throw_of(last_throw.error);
  return first ? used + places_of(first, places + used, capacity - used) : used;
}

void step_report_exit(void) {
  if (!step_is_expected() || report_socket < 0) return;
  void *frames[FRAMES];
  report(0, frames, 1, backtrace(frames, FRAMES), false);
}
