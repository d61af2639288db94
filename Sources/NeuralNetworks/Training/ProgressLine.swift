import Foundation

/// Keras 3's progress line on standard output: `6/6 ━━━━━━━━━━━━━━━━━━━━ 0s 21ms/step - accuracy: 0.7083 - loss: 0.5591`,
/// written over itself by carriage returns until the epoch ends. (keras/src/utils/progbar.py)
struct ProgressLine {
  private let total: Int
  private let start = Date()
  private var lastShown = Date.distantPast
  private var lastWidth = 0

  init(total: Int) { self.total = total }

  /// How long it took so far, in seconds.
  var seconds: Double { Date().timeIntervalSince(start) }

  /// Shows how far it is, at most twenty times a second.
  mutating func show(_ done: Int, _ scores: [(name: String, value: Double)]) {
    guard Date().timeIntervalSince(lastShown) >= 0.05 else { return }
    lastShown = Date()
    let left = seconds / Double(max(done, 1)) * Double(total - done)
    write(Self.text(done, total, time: Self.duration(left), seconds: seconds, scores), end: "")
  }

  /// Shows the end and goes to the next line.
  mutating func finish(_ scores: [(name: String, value: Double)]) {
    write(Self.text(total, total, time: Self.duration(seconds), seconds: seconds, scores), end: "\n")
  }

  private mutating func write(_ text: String, end: String) {
    let space = String(repeating: " ", count: max(lastWidth - text.count, 0))
    print("\r" + text + space, terminator: end)
    fflush(stdout)
    lastWidth = text.count
  }

  static func text(
    _ done: Int, _ total: Int, time: String, seconds: Double, _ scores: [(name: String, value: Double)]
  ) -> String {
    let width = 20
    let filled = total == 0 ? width : width * done / total
    let count = String(repeating: " ", count: max(String(total).count - String(done).count, 0)) + "\(done)/\(total)"
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: width - filled)
    let pace = seconds / Double(max(done, 1))
    let step =
      pace >= 1 || pace == 0
      ? String(format: "%.0fs/step", pace)
      : pace >= 1e-3 ? String(format: "%.0fms/step", pace * 1e3) : String(format: "%.0fus/step", pace * 1e6)
    return "\(count) \(bar) \(time) \(step)" + scores.map { " - \($0.name): \(number($0.value))" }.joined()
  }

  /// `0s`, `1:05`, `1:00:05`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds)
    if whole >= 3600 { return String(format: "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60) }
    if whole >= 60 { return String(format: "%d:%02d", whole / 60, whole % 60) }
    return "\(whole)s"
  }

  /// Four digits, with an exponent when there would be nothing to see.
  static func number(_ value: Double) -> String {
    abs(value) > 1e-3 || value == 0 ? String(format: "%.4f", value) : String(format: "%.4e", value)
  }
}
