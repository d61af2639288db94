import Foundation

/// How far a download is: a bar on one line of a terminal, or a line of numbers for another process.
struct ProgressLine {
  /// For whom it is.
  enum Style {
    /// A bar, redrawn by carriage return.
    case bar
    /// `progress DONE TOTAL` in bytes, a line a per cent, for the process that started this one.
    case numbers
    case off
  }

  private let label: String
  private let style: Style
  private var lastPercent = -1

  init(_ label: String, _ style: Style) {
    self.label = label
    self.style = style
  }

  /// Says it when the percentage has changed.
  mutating func update(done: Int, total: Int) {
    guard style != .off, total > 0 else { return }
    let percent = min(100, max(0, done * 100 / total))
    guard percent != lastPercent else { return }
    lastPercent = percent
    if style == .numbers {
      print(Self.numbers(done: done, total: total))
    } else {
      let full = percent / 5
      let bar = String(repeating: "━", count: full) + String(repeating: "╌", count: 20 - full)
      print("\r\(label) \(bar) \(percent)%  \(Self.megabytes(done: done, total: total))", terminator: "")
    }
    fflush(stdout)
  }

  /// Ends the line.
  func end() { if style == .bar, lastPercent >= 0 { print() } }

  /// `8.1 of 17.4 MB`.
  static func megabytes(done: Int, total: Int) -> String {
    String(format: "%.1f of %.1f MB", Double(done) / 1e6, Double(total) / 1e6)
  }

  private static func numbers(done: Int, total: Int) -> String { "progress \(done) \(total)" }

  /// What a line of numbers says; nil for any other line.
  static func read(_ line: some StringProtocol) -> (done: Int, total: Int)? {
    let words = line.split(separator: " ")
    guard words.count == 3, words[0] == "progress", let done = Int(words[1]), let total = Int(words[2]), total > 0
    else { return nil }
    return (done, total)
  }
}
