import Foundation

/// Keras 3's progress line on standard output: `6/6 ━━━━━━━━━━━━━━━━━━━━ 0s 21ms/step - accuracy: 0.7083 - loss: 0.5591`,
/// written over itself by carriage returns until the epoch ends; with verbosity 2 it is written once, without the bar.
/// (keras/src/utils/progbar.py)
struct ProgressLine {
  private let total: Int
  private let verbosity: Int
  private let start = Date()
  private var firstStepEnd: Date?
  private var lastShown = Date.distantPast
  private var lastWidth = 0

  init(total: Int, verbosity: Int) {
    self.total = total
    self.verbosity = verbosity
  }

  /// How long it took so far, in seconds.
  var seconds: Double { Date().timeIntervalSince(start) }

  /// Shows how far it is, at most twenty times a second.
  mutating func show(_ done: Int, _ scores: Scores) {
    if done == 1 { firstStepEnd = Date() }
    guard verbosity == 1, Date().timeIntervalSince(lastShown) >= 0.05 else { return }
    lastShown = Date()
    let pace = pace(done)
    write(Self.text(done, total, time: Self.remaining(pace * Double(total - done)), pace: pace, scores), end: "")
  }

  /// Shows the end and goes to the next line.
  mutating func finish(_ scores: Scores) {
    let time = String(format: "%.0fs", seconds)
    switch verbosity {
    case 1: write(Self.text(total, total, time: time, pace: pace(total), scores), end: "\n")
    case 2: print("\(total)/\(total) - \(time) - \(Self.step(pace(total)))" + Self.text(scores))
    default: break
    }
    fflush(stdout)
  }

  /// Leaves the line as it is and goes to the next one.
  mutating func interrupt(_ done: Int, _ scores: Scores) {
    guard verbosity == 1 else { return }
    write(
      Self.text(done, total, time: String(format: "%.0fs", seconds), pace: pace(done), scores), end: "\n")
    fflush(stdout)
  }

  /// Seconds a step, without the first one, which is slower than the others.
  private func pace(_ done: Int) -> Double {
    guard let firstStepEnd, done > 1 else { return seconds / Double(max(done, 1)) }
    return Date().timeIntervalSince(firstStepEnd) / Double(done - 1)
  }

  private mutating func write(_ text: String, end: String) {
    let space = String(repeating: " ", count: max(lastWidth - text.count, 0))
    print("\r" + text + space, terminator: end)
    fflush(stdout)
    lastWidth = text.count
  }

  static func text(_ done: Int, _ total: Int, time: String, pace: Double, _ scores: Scores) -> String {
    let width = 20
    let filled = total == 0 ? width : width * done / total
    let count = String(repeating: " ", count: max(String(total).count - String(done).count, 0)) + "\(done)/\(total)"
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: width - filled)
    return "\(count) \(bar) \(time) \(step(pace))" + text(scores)
  }

  private static func text(_ scores: Scores) -> String {
    scores.values.map { " - \($0.name): \(number($0.value))" }.joined()
  }

  /// `2s/step`, `21ms/step`, `300us/step`.
  static func step(_ pace: Double) -> String {
    if pace >= 1 || pace == 0 { return String(format: "%.0fs/step", pace) }
    return pace >= 1e-3 ? String(format: "%.0fms/step", pace * 1e3) : String(format: "%.0fus/step", pace * 1e6)
  }

  /// `0s`, `1:05`, `1:00:05`.
  static func remaining(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9))
    if seconds > 3600 { return String(format: "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60) }
    if seconds > 60 { return String(format: "%d:%02d", whole / 60, whole % 60) }
    return "\(whole)s"
  }

  /// Four digits, with an exponent when there would be nothing to see.
  static func number(_ value: Double) -> String {
    String(format: abs(value) > 1e-3 ? "%.4f" : "%.4e", value)
  }
}
