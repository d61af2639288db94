internal import CStepRuntime
import Foundation
import StepOutput
import TransferLearning

/// A process of the kernel: a snapshot that waits, forks, and waits for its children. The child runs a step and, when that
/// went well, is the next snapshot.
///
/// The thread that waits and forks never computes: that is what lets OpenMP and OpenBLAS work on both sides of a fork.
final class StepProcess {
  private var socket: RunnerSocket
  private let folder: String
  /// The children that live, and what they do with files.
  private var children: [pid_t: StepUses] = [:]
  /// What this process's own step did.
  private var uses = StepUses()
  private var programs = StepPrograms()

  /// - Parameter folder: where steps find themselves.
  init(socket: RunnerSocket, folder: String) {
    self.socket = socket
    self.folder = folder
  }

  /// Serves until the runner is gone.
  func serve() -> Never {
    signal(SIGPIPE, SIG_IGN)
    step_watch_children()
    step_adopt_orphans()
    step_trace_throws()
    step_run_tasks_here()
    WeightStore.fetchMissing = FetchElsewhere.fetch
    Photos.onNotice = { StepSink.emit(.notice($0)) }
    socket.send(.ready)
    while true {
      waitForMessage()
      while let message = socket.nextInBuffer() { handle(message) }
    }
  }

  private func handle(_ message: RunnerMessage) {
    switch message {
    case .run(let library, let entry): run(library: library, entry: entry)
    case .seen: break
    }
  }

  /// Waits until the runner speaks; tells it of children that end meanwhile.
  private func waitForMessage() {
    repeat { reapChildren() } while step_wait(socket.descriptor) == 0
    socket.readMore()
  }

  private func reapChildren() {
    for (child, uses) in children {
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child {
        children[child] = nil
        let rest = uses.take()
        if !rest.isEmpty { socket.send(.used(pid: child, rest)) }
        programs.endOrphans(besides: Set(children.keys))
        socket.send(.ended(pid: child, status: status))
      }
    }
    if programs.reap() { programs.endOrphans(besides: Set(children.keys)) }
  }

  private func run(library: String, entry: String) {
    fflush(nil)
    guard step_foreign_threads() == 0 else {
      step_expect()
      socket.send(.forked(pid: getpid(), inPlace: true))
      StepExecution(socket: socket, uses: uses, folder: folder).run(library: library, entry: entry)
      return
    }
    let own = StepUses()
    var line: [Int32] = [0, 0]
    var output: [Int32] = [0, 0]
    var error: [Int32] = [0, 0]
    guard step_line(&line) == 0, step_pipe(&output) == 0, step_pipe(&error) == 0 else {
      return socket.send(.unloadable(message: "no file descriptors left: \(String(cString: strerror(errno)))"))
    }
    programs.keepThose(besides: Set(children.keys))
    let child = forkProcess()
    if child == 0 {
      close(socket.descriptor)
      for end in [line[0], output[0], error[0]] { close(end) }
      dup2(output[1], STDOUT_FILENO)
      dup2(error[1], STDERR_FILENO)
      close(output[1])
      close(error[1])
      children = [:]
      uses = own
      programs = StepPrograms()
      step_adopt_orphans()
      step_expect()
      socket = RunnerSocket(descriptor: line[1])
      StepExecution(socket: socket, uses: uses, folder: folder).run(library: library, entry: entry)
      return
    }
    for end in [line[1], output[1], error[1]] { close(end) }
    if child < 0 {
      socket.send(.unloadable(message: "the process cannot fork: \(String(cString: strerror(errno)))"))
    } else {
      children[child] = own
      socket.send(.forked(pid: child, inPlace: false), files: [line[0], output[0], error[0]])
    }
    for end in [line[0], output[0], error[0]] { close(end) }
  }
}

/// Swift hides `fork` because most programs must not call it; here nothing but this thread is alive.
@_silgen_name("fork") private func forkProcess() -> pid_t
