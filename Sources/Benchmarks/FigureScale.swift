import Foundation

/// A scale to write numbers in: milliseconds, megabytes.
package struct FigureScale {
  package let name: String
  package let factor: Double
  package let digits: Int

  /// Ratios: `1.32`.
  package static let ratio = FigureScale(name: "", factor: 1, digits: 2)
  /// Processors that are busy, on average: `0.1`.
  package static let processors = FigureScale(name: "", factor: 1, digits: 1)

  /// `311`.
  package func number(_ value: Double) -> String { String(format: "%.\(digits)f", value * factor) }

  /// `311 ms`.
  package func words(_ value: Double) -> String { number(value) + name }
}
