import Foundation

/// Ctrl-C and a terminal of another size, as bytes that can be waited for.
enum TerminalSignals {
  /// What can be told.
  static let interrupt: UInt8 = 1
  static let redraw: UInt8 = 2
  /// Nobody listens any more.
  static let done: UInt8 = 3

  /// The end of a pipe to read from.
  private(set) nonisolated(unsafe) static var file: Int32 = -1
  private nonisolated(unsafe) static var writing: Int32 = -1

  /// From now on Ctrl-C ends nothing by itself.
  ///
  /// - Throws: when the process has no files left.
  static func begin() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EMFILE) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (file, writing) = (ends[0], ends[1])
    signal(SIGINT) { _ in TerminalSignals.tell(TerminalSignals.interrupt) }
    signal(SIGWINCH) { _ in TerminalSignals.tell(TerminalSignals.redraw) }
  }

  /// Can be called by a signal handler.
  static func tell(_ what: UInt8) {
    let before = errno
    var byte = what
    _ = write(writing, &byte, 1)
    errno = before
  }

  /// What has been told since the last time.
  static func heard() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(file, &bytes, bytes.count)
    return count > 0 ? Array(bytes[..<count]) : []
  }
}
