import Foundation

/// How far it is, on a line of the terminal that is gone before anything else is written.
struct PictureProgress {
  private let total: Int
  private let isShown: Bool

  /// Shown where errors go to a terminal, and there are more pictures than come at once.
  init(total: Int) {
    self.total = total
    isShown = isatty(STDERR_FILENO) == 1 && total > 32
  }

  func show(_ done: Int) { if isShown { write("\r\(done) of \(total) pictures\u{1b}[K") } }

  func hide() { if isShown { write("\r\u{1b}[K") } }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
