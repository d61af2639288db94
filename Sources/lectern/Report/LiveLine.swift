import Foundation

/// The last line of the terminal while something is under way: redrawn ten times a second, gone at the end.
final class LiveLine: @unchecked Sendable {
  private let lock = NSLock()
  private var title: String?
  private var status = ""
  private var begin = ContinuousClock.now
  private var tick = 0
  private var started = false

  /// Shows a line from now on.
  func show(_ title: String) {
    lock.withLock {
      self.title = title
      status = ""
      begin = .now
      draw()
    }
    guard !started else { return }
    started = true
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
      write("\r\u{1b}[K")
    }
  }

  private func draw() {
    guard let title else { return }
    tick += 1
    let wheel = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")[tick % 10]
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let line = "  \(wheel) \(title)  \(String(format: "%.1f s", seconds))  \(status)"
    write("\r\(line.prefix(Self.columns - 1))\u{1b}[K")
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  private static var columns: Int {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 10 ? Int(size.ws_col) : 80
  }
}
