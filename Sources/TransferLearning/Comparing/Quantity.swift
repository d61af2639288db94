import Foundation

/// A cell of a ``Comparison``: a number with what it means, written accordingly.
public enum Quantity: Hashable, Sendable {
  /// How many: `20,861,480`.
  case count(Int)
  /// A share of one: `95.0%`.
  case percent(Double)
  /// `0.1234`.
  case number(Double)
  /// What was added: `+0.0012`, `−0.0300`.
  case change(Double)
  /// `1.32 s`, `85 ms`.
  case time(Duration)
  /// As it is.
  case text(String)

  /// As it stands in the table.
  public var description: String {
    switch self {
    case .count(let count): Self.grouped(count)
    case .percent(let share): ValueFormat.percent.text(share)
    case .number(let number): Self.decimal(number)
    case .change(let number): String(format: "%+.4f", number).replacingOccurrences(of: "-", with: "−")
    case .time(let duration): Self.written(duration)
    case .text(let text): text
    }
  }

  var alignment: StepOutput.Table.Alignment { if case .text = self { .left } else { .right } }

  /// 1234567 is `1,234,567`.
  static func grouped(_ count: Int) -> String {
    var digits = String(count.magnitude)[...]
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return (count < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// Four decimals, so that a column lines up, unless nothing would be left.
  private static func decimal(_ number: Double) -> String {
    let isPlain = number == 0 || (abs(number) >= 0.00005 && abs(number) < 100_000)
    return isPlain
      ? String(format: "%.4f", number).replacingOccurrences(of: "-", with: "−") : ValueFormat.number.text(number)
  }

  private static func written(_ duration: Duration) -> String {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    return switch seconds {
    case ..<0.00995: String(format: "%.1f ms", seconds * 1000)
    case ..<0.9995: String(format: "%.0f ms", seconds * 1000)
    case ..<99.95: String(format: seconds < 9.995 ? "%.2f s" : "%.1f s", seconds)
    default: String(format: "%.0f s", seconds)
    }
  }
}
