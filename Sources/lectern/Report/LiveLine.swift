import Foundation

/// The last line of the terminal while something is under way: redrawn ten times a second, gone at the end.
final class LiveLine: @unchecked Sendable {
  private let lock = NSLock()
  private var title: String?
  private var short = ""
  private var status = ""
  private var begin = ContinuousClock.now
  private var started = false
  private static let wheel = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")

  /// Shows a line from now on; `short` stands for the title where that would leave no room for what is going on.
  func show(_ title: String, short: String? = nil) {
    lock.withLock {
      self.title = title
      self.short = short ?? title
      status = ""
      begin = .now
      draw()
    }
    guard !started else { return }
    started = true
    Self.clearOnSignals()
    let thread = Thread { [self] in
      while true {
        usleep(100_000)
        lock.withLock { if self.title != nil { draw() } }
      }
    }
    thread.start()
  }

  /// What stands behind the time: the step's own progress.
  func update(_ status: String) { lock.withLock { self.status = status } }

  /// Clears the line.
  func hide() {
    lock.withLock {
      guard title != nil else { return }
      title = nil
      Self.write("\r\u{1b}[K")
    }
  }

  private func draw() {
    guard let title else { return }
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let wheel = Self.wheel[Int(seconds * 10) % Self.wheel.count]
    // A moment is not worth a number.
    let time = seconds < 0.3 ? "" : String(format: "  %.1f s", seconds)
    // Room for the `^C` of who breaks off.
    let room = max(Self.columns - 3, 1)
    let end = status.isEmpty ? time : "\(time)  \(status)"
    let name = TerminalLine.columns(of: title + end) + 4 <= room ? title : short
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
