#define _GNU_SOURCE
#include "CStepRuntime.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static atomic_int foreign;

typedef struct {
  void *(*body)(void *);
  void *argument;
} start;

static void ended(void *unused) {
  (void)unused;
  atomic_fetch_sub(&foreign, 1);
}

static void *counted(void *raw) {
  start it = *(start *)raw;
  free(raw);
  void *result;
  pthread_cleanup_push(ended, NULL);
  result = it.body(it.argument);
  pthread_cleanup_pop(1);
  return result;
}

// OpenMP starts a pool for each thread that computes, OpenBLAS starts its own again after a fork; this file's own
// caller is the step's thread, which is joined.
static int comes_anew(void *caller) {
  Dl_info info;
  if (!dladdr(caller, &info) || !info.dli_fname) return 0;
  Dl_info own;
  if (dladdr((void *)step_foreign_threads, &own) && own.dli_fbase == info.dli_fbase) return 1;
  return strstr(info.dli_fname, "libgomp") || strstr(info.dli_fname, "libopenblas") ||
         strstr(info.dli_fname, "libdnnl");
}

// The executable's definition comes before libc's for every library in the process.
__attribute__((visibility("default"))) int pthread_create(
    pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "pthread_create");
  if (comes_anew(__builtin_return_address(0))) return real(thread, attributes, body, argument);
  start *it = malloc(sizeof *it);
  *it = (start){body, argument};
  atomic_fetch_add(&foreign, 1);
  int error = real(thread, attributes, counted, it);
  if (error) {
    atomic_fetch_sub(&foreign, 1);
    free(it);
  }
  return error;
}

int step_foreign_threads(void) { return atomic_load(&foreign); }
