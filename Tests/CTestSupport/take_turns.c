#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// Swift Testing begins all tests at once and goes on with each where a thread is free: one that waits for an answer would have it
// minutes later, behind all the others. So only a few are on their way at a time. It reads this before the first test begins.
__attribute__((constructor)) static void take_turns(void) {
  char width[16];
  snprintf(width, sizeof width, "%ld", 2 * sysconf(_SC_NPROCESSORS_ONLN));
  setenv("SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH", width, 0);
}
