import Foundation
import Literate

/// A watch that Ctrl-C ends, and leaves nothing behind.
struct WatchUntilInterrupted {
  private let watch: CourseWatch
  private let report: WatchReport

  init(_ settings: CourseWatch.Settings, _ toolchain: Toolchain, _ report: WatchReport) {
    self.report = report
    watch = CourseWatch(settings, toolchain: toolchain, kernel: Installation.kernel) { report.handle($0) }
  }

  /// Watches until somebody ends it.
  ///
  /// - Throws: what keeps it from beginning.
  func run() async throws {
    try TerminalSignals.begin()
    signal(SIGTERM) { _ in TerminalSignals.tell(TerminalSignals.interrupt) }
    let (watch, report) = (watch, report)
    Thread.detachNewThread {
      while !TerminalSignals.heard().contains(TerminalSignals.interrupt) {
        var file = pollfd(fd: TerminalSignals.file, events: Int16(POLLIN), revents: 0)
        poll(&file, 1, -1)
      }
      report.end()
      // Whoever cannot wait.
      signal(SIGINT, SIG_DFL)
      Task { await watch.stop() }
    }
    try await watch.run()
  }
}
