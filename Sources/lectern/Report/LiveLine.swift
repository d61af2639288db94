import Foundation

/// The last line of the terminal while something is under way: redrawn ten times a second, gone at the end. Of several things
/// that are, the first is told in full and the others by their short names.
final class LiveLine: @unchecked Sendable {
  private struct Row {
    var key: Int
    var title: String
    var short: String
    var status = ""
    let begin = ContinuousClock.now
  }

  private let lock = NSLock()
  private var rows: [Row] = []
  private var started = false
  private static let wheel = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")

  /// Shows something from now on, in place of what has the same key; `short` stands for the title where that would leave no
  /// room for what is going on.
  func show(_ title: String, short: String? = nil, key: Int = 0) {
    lock.withLock {
      rows.removeAll { $0.key == key }
      rows.append(Row(key: key, title: title, short: short ?? title))
      rows.sort { $0.key < $1.key }
      draw()
    }
    guard !started else { return }
    started = true
    Self.clearOnSignals()
    let thread = Thread { [self] in
      while true {
        usleep(100_000)
        lock.withLock { draw() }
      }
    }
    thread.start()
  }

  /// What stands behind the time: the step's own progress.
  func update(_ status: String, key: Int = 0) {
    lock.withLock { if let row = rows.firstIndex(where: { $0.key == key }) { rows[row].status = status } }
  }

  /// Shows it no more.
  func hide(key: Int = 0) {
    lock.withLock {
      guard rows.contains(where: { $0.key == key }) else { return }
      rows.removeAll { $0.key == key }
      Self.write("\r\u{1b}[K")
      draw()
    }
  }

  /// Lets `body` print lines; the live line is below them afterwards.
  func above(_ body: () -> Void) {
    lock.withLock {
      if !rows.isEmpty { Self.write("\r\u{1b}[K") }
      body()
      draw()
    }
  }

  private func draw() {
    guard let row = rows.first else { return }
    let seconds = (ContinuousClock.now - row.begin) / .seconds(1)
    let wheel = Self.wheel[Int(seconds * 10) % Self.wheel.count]
    // A moment is not worth a number.
    let time = seconds < 0.3 ? "" : String(format: "  %.1f s", seconds)
    // Room for the `^C` of who breaks off.
    let room = max(Self.columns - 3, 1)
    let others = rows.dropFirst().map { "  + \($0.short)" }.joined()
    let end = (row.status.isEmpty ? time : "\(time)  \(row.status)") + others
    let name = TerminalLine.columns(of: row.title + end) + 4 <= room ? row.title : row.short
    Self.write("\r\(TerminalLine.fitted("  \(wheel) \(name)\(end)", columns: room))\u{1b}[K")
  }

  private static func write(_ text: String) {
    // The terminal may be gone.
    _ = text.withCString { Foundation.write(STDOUT_FILENO, $0, strlen($0)) }
  }

  private static var columns: Int {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
  }

  /// A run that is broken off leaves no half line behind.
  private static func clearOnSignals() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      // Whoever else listens, or nobody where they are ignored, goes on to.
      guard sigaction(number, nil, &before) == 0, before.__sigaction_handler.sa_handler == nil else { continue }
      signal(number) { number in
        let text: StaticString = "\r\u{1b}[K"
        _ = Foundation.write(STDOUT_FILENO, text.utf8Start, text.utf8CodeUnitCount)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
