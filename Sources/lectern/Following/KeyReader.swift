import Foundation

/// What a learner types: single keys where there is a terminal, whole lines elsewhere.
struct KeyReader {
  /// What came.
  enum Input: Equatable {
    /// A key's letter, or a line; empty for Return.
    case text(String)
    case interrupt
    /// The terminal has another size, or is back from the background.
    case redraw
    /// There is no more.
    case end
  }

  let hasTerminal: Bool

  /// Waits for the next, on a thread of its own: tasks' threads must not wait.
  func next() async -> Input {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: wait()) }
    }
  }

  /// Forgets what was typed while a step ran: who pressed Return then did not mean what was not there yet.
  func forgetTyped() {
    if hasTerminal { tcflush(STDIN_FILENO, TCIFLUSH) }
  }

  private func wait() -> Input {
    var line: [UInt8] = []
    while true {
      var files = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: TerminalSignals.file, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&files, 2, -1) < 0, errno != EINTR { return .end }
      if files[1].revents != 0 {
        let heard = TerminalSignals.heard()
        if heard.contains(TerminalSignals.interrupt) { return .interrupt }
        if hasTerminal, !heard.isEmpty { return .redraw }
      }
      guard files[0].revents != 0 else { continue }
      if hasTerminal { return key() }
      var byte: UInt8 = 0
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return line.isEmpty ? .end : .text(Self.text(line)) }
      if byte == UInt8(ascii: "\n") { return .text(Self.text(line)) }
      line.append(byte)
    }
  }

  private static func text(_ line: [UInt8]) -> String {
    String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
  }

  /// A letter, with what belongs to it: an arrow key comes as several bytes.
  private func key() -> Input {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = read(STDIN_FILENO, &bytes, 1)
    if count < 0 { return errno == EINTR ? .redraw : .end }
    // Ctrl-D is the end, as on a line.
    if count == 0 || bytes[0] == 4 { return .end }
    if bytes[0] == UInt8(ascii: "\n") || bytes[0] == UInt8(ascii: "\r") { return .text("") }
    let isLong = bytes[0] == 0x1B || bytes[0] >= 0x80
    var all = [bytes[0]]
    var file = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while isLong, all.count < 12, poll(&file, 1, 10) > 0, read(STDIN_FILENO, &bytes, 1) == 1 { all.append(bytes[0]) }
    return .text(all[0] == 0x1B ? "\u{1B}" : String(decoding: all, as: UTF8.self))
  }
}
