import Foundation

/// A progress bar on one line: redrawn by carriage return, which a page collapses to its last state.
struct ProgressLine {
  private let label: String
  private var lastPercent = -1
  private let isOn: Bool

  /// - Parameter isOn: whether to draw at all: not into a file.
  init(_ label: String, isOn: Bool) {
    self.label = label
    self.isOn = isOn
  }

  /// Draws when the percentage has changed.
  mutating func update(done: Int, total: Int) {
    guard isOn, total > 0 else { return }
    let percent = min(100, max(0, done * 100 / total))
    guard percent != lastPercent else { return }
    lastPercent = percent
    let full = percent / 5
    let bar = String(repeating: "━", count: full) + String(repeating: "╌", count: 20 - full)
    let megabytes = String(format: "%.1f of %.1f MB", Double(done) / 1e6, Double(total) / 1e6)
    print("\r\(label) \(bar) \(percent)%  \(megabytes)", terminator: "")
    fflush(stdout)
  }

  /// Ends the line.
  func end() { if isOn, lastPercent >= 0 { print() } }
}
