import Foundation

/// How a step is asked to stop.
enum Interrupt: UInt8 {
  /// A `fit` may end after its batch and keep what it has learned; any other code stops where it is.
  case stop = 1
  /// At once, without a word.
  case kill = 2
}

/// Wakes the thread that waits for a step, from any other.
final class Bell: Sendable {
  /// Readable when it has rung.
  let file: Int32
  private let writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EMFILE) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (file, writing) = (ends[0], ends[1])
  }

  deinit {
    close(file)
    close(writing)
  }

  func ring(_ urgency: Interrupt) {
    var byte = urgency.rawValue
    _ = write(writing, &byte, 1)
  }

  /// What it rang for since the last time.
  func heard() -> [Interrupt] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(file, &bytes, bytes.count)
    return count > 0 ? bytes[..<count].compactMap(Interrupt.init) : []
  }

  /// Forgets what it rang for.
  func clear() { while !heard().isEmpty {} }
}
