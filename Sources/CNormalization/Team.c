#define _GNU_SOURCE
#include "Team.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

// GCC's OpenMP as its compiler calls it: https://gcc.gnu.org/onlinedocs/libgomp/The-libgomp-ABI.html. It comes with oneDNN, whose
// headers do not name it, so it is looked for; where it is not, the calling thread does everything.
static struct {
  void (*parallel)(void (*work)(void *), void *context, unsigned members, unsigned flags);
  void (*barrier)(void);
  int (*member)(void), (*members)(void);
} threads;

static void find(void) {
  void *parallel = dlsym(RTLD_DEFAULT, "GOMP_parallel"), *barrier = dlsym(RTLD_DEFAULT, "GOMP_barrier");
  void *member = dlsym(RTLD_DEFAULT, "omp_get_thread_num"), *members = dlsym(RTLD_DEFAULT, "omp_get_num_threads");
  if (!parallel || !barrier || !member || !members) return;
  threads.barrier = (void (*)(void))barrier;
  threads.member = (int (*)(void))member;
  threads.members = (int (*)(void))members;
  threads.parallel = (void (*)(void (*)(void *), void *, unsigned, unsigned))parallel;
}

typedef struct {
  team_work work;
  const void *call;
} team;

static void take_part(void *context) {
  const team *all = context;
  all->work(all->call, threads.member(), threads.members());
}

void team_run(team_work work, const void *call) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, find);
  team all = {work, call};
  if (threads.parallel) {
    threads.parallel(take_part, &all, 0, 0);
  } else {
    work(call, 0, 1);
  }
}

void team_meet(void) {
  if (threads.parallel) threads.barrier();
}
