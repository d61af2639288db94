// What only C can do for the process that runs steps: a thread that can be left from a hook, a report from inside a
// signal handler, and a count of the threads that a fork would lose.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The entry of a compiled step: what the compiler names by -entry-point-function-name.
typedef int (*step_entry)(int, char **);

/// Runs `entry` on a fresh thread with a stack of 8 MB and a stack of its own for signals, and writes a byte to `done`
/// when it returns or is left. 0, or an error number.
int step_start(step_entry entry, int done);

/// Waits for the thread of the last `step_start`.
void step_join(void);

/// Whether the caller is the thread of a step.
bool step_is_current_thread(void);

/// A step is on its way, until `step_join`: from now on SIGINT and SIGUSR2 are meant for it.
void step_expect(void);

/// Whether a step is on its way.
bool step_is_expected(void);

/// Sends a signal on to the step's thread; false where that is the caller or there is none.
bool step_pass_on(int number);

/// Leaves the step: its thread ends as if the entry had returned. Only on the step's own thread.
void step_leave(void) __attribute__((noreturn));

/// From now on a fatal signal writes a `crashed` message (see KernelProtocol.swift) to `socket`, then ends the process
/// as it would have. SIGUSR2 ends it too: the runner's way to ask a stuck step where it is.
void step_report_crashes(int socket);

/// Writes a `crashed` message of no signal to that socket, where a step is on its way: it is about to exit, and from where.
void step_report_exit(void);

/// Keeps the calls that led to the last throw on a step's thread.
void step_trace_throws(void);

/// A place in the code: a file and the offset from where it is loaded.
typedef struct {
  const char *file;
  uint64_t offset;
} step_address;

/// Where the last error was thrown, innermost first, and behind that where it was thrown first; returns how many places. `file` stays valid while the file is loaded.
int step_last_throw(step_address *places, int capacity);

/// How many threads are alive that a fork would lose, without those of OpenMP and OpenBLAS, which come anew.
int step_foreign_threads(void);

/// A pipe whose ends close on exec and are no standard files, even where a step has closed those. 0, or -1 with errno.
int step_pipe(int ends[2]);

/// The same of two stream sockets that are connected.
int step_line(int ends[2]);

/// From now on SIGTERM comes when the process, or its thread, that started this one ends.
void step_end_with_parent(void);

/// From now on the descendants of this process whose parents end are its own children.
void step_adopt_orphans(void);

/// Lets SIGCHLD interrupt `step_wait`, and nothing else.
void step_watch_children(void);

/// Waits until `file` can be read: 1; 0 when a child ended instead.
int step_wait(int file);

/// What to do with the error that leaves a step's top level, on the step's thread. `error` is a Swift `any Error`, which
/// is one pointer here. The thread is left when the function returns.
void step_on_error(void (*handler)(void *error));

/// From now on Swift's tasks run on the step's own thread, without libdispatch. Call once, before the first step.
void step_run_tasks_here(void);

/// Runs the tasks that the step's code left, until none is due any more. On the step's thread.
void step_finish_tasks(void);

/// What a step did with files, written down by functions that stand before libc's own.
typedef struct step_uses step_uses;

/// What is, or was, at a path.
enum { STEP_ABSENT, STEP_FILE, STEP_FOLDER, STEP_LINK, STEP_OTHER };

/// One use. The `kind`s are those of StepOutput's FileUse.
typedef struct {
  uint32_t kind, type;
  int64_t bytes, time;
  uint64_t inode;
  const char *path;
} step_use;

/// An empty log, shared with the children that are forked from now on; NULL where there is no memory.
step_uses *step_uses_new(void);

void step_uses_free(step_uses *log);

/// From now on uses are written into `log`; links in `scratch` are followed to what they point to.
void step_uses_begin(step_uses *log, const char *scratch);

/// Nothing is written down any more.
void step_uses_end(void);

/// What this thread does until `step_uses_resume` is no use of the step's.
void step_uses_pause(void);
void step_uses_resume(void);

/// The next use that nobody has asked for, in this process or another; false at the end.
bool step_uses_next(step_uses *log, step_use *use);

/// Whether there were more uses than the log could hold.
bool step_uses_overflowed(const step_uses *log);
