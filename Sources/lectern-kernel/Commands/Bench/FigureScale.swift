import Foundation

/// A scale to write numbers in: milliseconds, megabytes.
struct FigureScale {
  let name: String
  let factor: Double
  let digits: Int

  /// `311`.
  func number(_ value: Double) -> String { String(format: "%.\(digits)f", value * factor) }

  /// `311 ms`.
  func words(_ value: Double) -> String { number(value) + name }
}
