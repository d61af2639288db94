#define _GNU_SOURCE
#include "CStepRuntime.h"
#include <dlfcn.h>
#include <stdlib.h>

static void (*error_handler)(void *);

void step_on_error(void (*handler)(void *error)) { error_handler = handler; }

// The compiler calls this with the error that leaves a script's top level (stdlib/public/core/ErrorType.swift). The
// executable's definition comes before the standard library's: the error is kept and the step's thread ends, not the
// process.
__attribute__((swiftcall, visibility("default"))) void swift_errorInMain(void *error) {
  if (step_is_current_thread() && error_handler) {
    error_handler(error);
    step_leave();
  }
  __attribute__((swiftcall)) void (*real)(void *);
  *(void **)&real = dlsym(RTLD_NEXT, "swift_errorInMain");
  real(error);
  abort();
}
