import Foundation

/// A scale to write numbers in: milliseconds, megabytes.
package struct FigureScale {
  package let name: String
  package let factor: Double
  package let digits: Int

  /// `311`.
  package func number(_ value: Double) -> String { String(format: "%.\(digits)f", value * factor) }

  /// `311 ms`.
  package func words(_ value: Double) -> String { number(value) + name }
}
