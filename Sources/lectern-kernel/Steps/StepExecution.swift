internal import CStepRuntime
import Files
import Foundation
import StepOutput
import TransferLearning

/// One step, run in this process: loads its library, runs it on a thread of its own, tells the runner how it ended.
final class StepExecution {
  /// The step that runs, for the runtime's hooks, which are plain functions.
  nonisolated(unsafe) static var current: StepExecution?

  private let socket: RunnerSocket
  private let uses: StepUses
  private let folder: String
  private var thrown: KernelMessage?

  /// - Parameters:
  ///   - uses: where it is noted what the step does with files.
  ///   - folder: where it finds itself.
  init(socket: RunnerSocket, uses: StepUses, folder: String) {
    self.socket = socket
    self.uses = uses
    self.folder = folder
  }

  /// Returns when the step ended well, so that the process can wait as a snapshot; otherwise the process exits.
  func run(library: String, entry: String) {
    step_report_crashes(socket.descriptor)
    guard let handle = dlopen(library, RTLD_NOW | RTLD_GLOBAL), let symbol = dlsym(handle, entry) else {
      socket.send(.unloadable(message: dlerror().map { String(cString: $0) } ?? "\(library) has no \(entry)"))
      _exit(0)
    }
    StepExecution.current = self
    step_on_error { raw in StepExecution.current?.fail(with: unsafeBitCast(raw, to: (any Error).self)) }
    // What a trap would lose is worth more than a system call a line.
    setvbuf(stdout, nil, _IOLBF, 1 << 16)
    installOutput()
    var done: [Int32] = [0, 0]
    guard step_pipe(&done) == 0 else {
      socket.send(.unloadable(message: "no file descriptors left: \(String(cString: strerror(errno)))"))
      _exit(0)
    }
    uses.begin(in: folder)
    socket.send(.begun)
    let start = ContinuousClock.now
    let failure = step_start(unsafeBitCast(symbol, to: step_entry.self), done[1])
    if failure != 0 {
      socket.send(.unloadable(message: "no thread for the step: \(String(cString: strerror(failure)))"))
      _exit(0)
    }
    waitForEnd(done[0])
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    close(done[0])
    close(done[1])
    fflush(nil)
    uses.end()
    socket.send(.used(pid: getpid(), uses.take()))
    StepExecution.current = nil
    if let thrown {
      // The globals behind the throw were never set: nothing may go on from here.
      socket.send(thrown)
      _exit(0)
    }
    socket.send(.finished(seconds: seconds))
  }

  /// The error that leaves the step; called on the step's thread.
  func fail(with error: any Error) {
    var places = [step_address](repeating: step_address(), count: 96)
    let count = step_last_throw(&places, 96)
    let frames = places.prefix(Int(count)).map { CodeAddress(file: String(cString: $0.file), offset: $0.offset) }
    thrown = .threw(message: sentence(of: error), type: String(reflecting: Swift.type(of: error)), frames: frames)
  }

  private func sentence(of error: any Error) -> String {
    if error is CocoaError || error is POSIXError { return SystemReason.sentence(for: error) }
    if let error = error as? DecodingError { return DecodingSentence.sentence(of: error) }
    if let localized = error as? any LocalizedError, let text = localized.errorDescription { return text }
    if type(of: error) is AnyClass { return error.localizedDescription }
    return "\(error)"
  }

  private func installOutput() {
    let socket = socket
    StepSink.emit = { output in
      fflush(nil)
      socket.send(.output(output))
      // The runner answers when it has read what was printed before; so text and pictures keep their order.
      _ = socket.receive()
    }
    let environment = ProcessInfo.processInfo.environment
    if environment["LECTERN_PROFILE"] != nil {
      TimedWork.begin { name, seconds in socket.send(.spent(name, seconds: seconds)) }
    }
    guard environment["LECTERN_LIVE"] != nil else { return }
    LiveCurves.begin()
    LiveChecks.begin()
  }

  /// Waits for the step's thread; exits at once when the runner is gone.
  private func waitForEnd(_ done: Int32) {
    var watched = [
      pollfd(fd: done, events: Int16(POLLIN), revents: 0), pollfd(fd: socket.descriptor, events: 0, revents: 0),
    ]
    while true {
      let ready = poll(&watched, 2, -1)
      if ready < 0 && errno == EINTR { continue }
      if watched[0].revents != 0 { break }
      if Int32(watched[1].revents) & (POLLHUP | POLLERR) != 0 { _exit(0) }
    }
    step_join()
  }
}
