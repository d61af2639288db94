/// The middle of some numbers, and how far they lie apart.
package struct Spread: Codable, Equatable {
  package var median: Double
  package var least: Double
  package var most: Double

  /// nil where there are no numbers.
  package init?(_ numbers: [Double]) {
    let sorted = numbers.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    (least, most) = (first, last)
    median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
