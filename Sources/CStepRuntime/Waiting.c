#define _GNU_SOURCE
#include "CStepRuntime.h"
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

int step_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

static void nothing(int number) { (void)number; }

void step_watch_children(void) {
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  pthread_sigmask(SIG_BLOCK, &child, NULL);
  struct sigaction action = {.sa_handler = nothing};
  sigemptyset(&action.sa_mask);
  sigaction(SIGCHLD, &action, NULL);
}

int step_wait(int file) {
  sigset_t mask;
  pthread_sigmask(SIG_BLOCK, NULL, &mask);
  sigdelset(&mask, SIGCHLD);
  struct pollfd watched = {.fd = file, .events = POLLIN};
  return ppoll(&watched, 1, NULL, &mask) > 0;
}

void step_end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGTERM); }

void step_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1); }
