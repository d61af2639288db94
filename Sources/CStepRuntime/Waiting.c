#define _GNU_SOURCE
#include "CStepRuntime.h"
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

// A step may have closed its standard files; what gets their numbers is lost when the next step gets its own.
static int above_standard_files(int ends[2]) {
  for (int end = 0; end < 2; end++) {
    if (ends[end] > STDERR_FILENO) continue;
    int moved = fcntl(ends[end], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (moved < 0) {
      close(ends[0]);
      close(ends[1]);
      return -1;
    }
    close(ends[end]);
    ends[end] = moved;
  }
  return 0;
}

int step_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? above_standard_files(ends) : -1; }

int step_line(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? above_standard_files(ends) : -1;
}

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
