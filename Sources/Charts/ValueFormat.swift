import Foundation

/// How the numbers of a chart are written.
public enum ValueFormat: Hashable, Sendable {
  /// As they are: `0.693`.
  case number
  /// Shares of one as per cent: 0.95 is `95%`.
  case percent

  /// A value as a label beside a bar, or in the table of numbers.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
    switch self {
    case .percent:
      if value > 0, value < 0.0005 { return "<0.1%" }
      return signed(String(format: "%.1f%%", value * 100))
    case .number:
      let size = abs(value)
      let format = size == 0 || (size >= 0.001 && size < 100_000) ? (size >= 100 ? "%.1f" : "%.4f") : "%.3e"
      return signed(String(format: format, value))
    }
  }

  /// A value as a tick of an axis: only as many decimals as the step needs.
  func tick(_ value: Double, step: Double) -> String {
    let (value, step) = self == .percent ? (value * 100, step * 100) : (value, step)
    if abs(value) >= 1e6 || (step < 1e-4 && value != 0) { return signed(String(format: "%.3g", value)) }
    let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
    let rounded = abs(value) < step * 1e-6 ? 0 : value
    return signed(String(format: "%.\(decimals)f", rounded)) + (self == .percent ? "%" : "")
  }

  /// What the quantity cannot leave.
  var limits: ClosedRange<Double>? { self == .percent ? 0...1 : nil }

  private func signed(_ text: String) -> String { text.replacingOccurrences(of: "-", with: "−") }
}
