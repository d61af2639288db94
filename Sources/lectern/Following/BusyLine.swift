import Foundation

/// The last line of the terminal while a step runs and says nothing: for how long, and how far it is. Nothing where there is no terminal.
final class BusyLine: @unchecked Sendable {
  private static let wheel = Array("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
  private let isOn: Bool
  private let lock = NSLock()
  private var title: String?
  private var status = ""
  private var begin = ContinuousClock.now
  private var isDrawn = false
  /// Whether what was printed ends within a line, which is not to be written over.
  private var isWithinLine = false
  private var hasThread = false

  init(isOn: Bool) { self.isOn = isOn }

  /// Something is under way from now on.
  func start(_ title: String) {
    lock.withLock {
      (self.title, status, begin) = (title, "", .now)
      guard isOn, !hasThread else { return }
      hasThread = true
      Thread.detachNewThread { [self] in
        while true {
          usleep(100_000)
          lock.withLock { draw() }
        }
      }
    }
  }

  /// How far it is.
  func update(_ status: String) {
    lock.withLock {
      self.status = status
      draw()
    }
  }

  /// What it is.
  func rename(_ title: String) { lock.withLock { if self.title != nil { self.title = title } } }

  /// Nothing is under way any more; what was printed ends its line.
  func stop() {
    lock.withLock {
      title = nil
      clear()
      if isWithinLine { put("\n") }
      isWithinLine = false
    }
  }

  /// Prints above the line.
  func print(_ text: String) {
    guard let last = text.last else { return }
    lock.withLock {
      clear()
      put(text)
      isWithinLine = !last.isNewline
    }
  }

  private func draw() {
    let time = (ContinuousClock.now - begin) / .seconds(1)
    guard isOn, let title, !isWithinLine, time > 0.3 else { return }
    let wheel = Self.wheel[Int(time * 10) % Self.wheel.count]
    let text = "  \(wheel) \(title)\(String(format: "  %.1f s", time))\(status.isEmpty ? "" : "  " + status)"
    // Room for the `^C` of who breaks off.
    put("\r" + TerminalLine.fitted(text, columns: max(TerminalMode.columns - 3, 1)) + "\u{1b}[K")
    isDrawn = true
  }

  private func clear() {
    if isDrawn { put("\r\u{1b}[K") }
    isDrawn = false
  }

  /// The terminal may be gone: then nobody reads it.
  private func put(_ text: String) {
    fputs(text, stdout)
    fflush(stdout)
  }
}
