import Foundation
import Literate

/// Ctrl-C: the first stops the steps that run, and with them their lessons; a second one for the same lesson, or soon after, stops the run.
/// Where nothing runs that could be stopped, the first ends the run too.
final class CtrlC: @unchecked Sendable {
  /// The writing end of the pipe that the handler rings by, which may do no more than that.
  nonisolated(unsafe) private static var bell: Int32 = -1

  private let report: Report
  private let lock = NSLock()
  private var sessions: [Session] = []
  private var last: ContinuousClock.Instant?
  /// Two in this time are meant as two, even when the next lesson has begun between them.
  private static let soon = Duration.seconds(2)

  /// Listens from now on; not where Ctrl-C is ignored, as in a program that was started in the background.
  init(_ report: Report) {
    self.report = report
    var before = sigaction()
    sigaction(SIGINT, nil, &before)
    var ends: [Int32] = [0, 0]
    guard before.__sigaction_handler.sa_handler == nil, pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    Self.bell = ends[1]
    let reading = ends[0]
    Thread.detachNewThread { [self] in
      var byte: UInt8 = 0
      while read(reading, &byte, 1) != 0 { rung() }
    }
    signal(SIGINT) { _ in
      let error = errno
      var byte: UInt8 = 1
      _ = write(CtrlC.bell, &byte, 1)
      errno = error
    }
  }

  /// A lesson runs from now on that is to be stopped.
  func begin(_ session: Session) { lock.withLock { sessions.append(session) } }

  /// It runs no longer.
  func end(_ session: Session) { lock.withLock { sessions.removeAll { $0 === session } } }

  private func rung() {
    let stopped = lock.withLock {
      let isSecond = last.map { .now - $0 < Self.soon } ?? false
      last = .now
      defer { sessions = [] }
      return isSecond ? [] : sessions
    }
    if !stopped.isEmpty {
      for session in stopped { session.interrupt() }
      report.isStopping()
    } else {
      report.stop()
      signal(SIGINT, SIG_DFL)
      kill(getpid(), SIGINT)
    }
  }
}
