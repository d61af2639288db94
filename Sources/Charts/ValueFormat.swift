import Foundation

/// How the numbers of a chart are written.
public enum ValueFormat: Hashable, Sendable {
  /// As they are: `0.693`.
  case number
  /// With the three digits that a measurement is good for, all of those before the point: `7.36`, `25.6`, `1,234`.
  case measured
  /// Shares of one as per cent: 0.95 is `95%`.
  case percent

  /// A value as a label beside a bar, or in the table of numbers.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
    switch self {
    case .percent:
      if value > 0, value < 0.0005 { return "<0.1%" }
      return signed(String(format: "%.1f%%", value * 100))
    case .measured:
      let size = abs(value)
      if size != 0, size < 0.0001 || size >= 1e9 { return signed(String(format: "%.2e", value)) }
      let digits = size == 0 ? 0 : max(0, 2 - Int(floor(log10(size))))
      return signed(grouped(String(format: "%.\(digits)f", value)))
    case .number:
      let size = abs(value)
      let format = size == 0 || (size >= 0.001 && size < 100_000) ? (size >= 100 ? "%.1f" : "%.4f") : "%.3e"
      return signed(String(format: format, value))
    }
  }

  /// A value as a tick of an axis: only as many decimals as the step needs.
  func tick(_ value: Double, step: Double) -> String {
    let (value, step) = self == .percent ? (value * 100, step * 100) : (value, step)
    if self == .measured, abs(value) >= 10_000, abs(value) < 1e9, step >= 1 {
      return signed(grouped(String(format: "%.0f", value)))
    }
    if abs(value) >= 1e6 || (step < 1e-4 && value != 0) { return signed(String(format: "%.3g", value)) }
    let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    let rounded = abs(value) < step * 1e-6 ? 0 : value
    return signed(String(format: "%.\(decimals)f", rounded)) + (self == .percent ? "%" : "")
  }

  /// What the quantity cannot leave.
  var limits: ClosedRange<Double>? { self == .percent ? 0...1 : nil }

  /// The digits before the point in groups of three.
  private func grouped(_ text: String) -> String {
    let digits = text.prefix { $0 != "." }
    guard digits.filter(\.isNumber).count > 3 else { return text }
    var groups = ""
    for (index, digit) in digits.reversed().enumerated() {
      if index > 0, index % 3 == 0, digit.isNumber { groups.append(",") }
      groups.append(digit)
    }
    return String(groups.reversed()) + text.dropFirst(digits.count)
  }

  private func signed(_ text: String) -> String { text.replacingOccurrences(of: "-", with: "−") }
}
