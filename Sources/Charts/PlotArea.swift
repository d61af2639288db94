/// Where the curves are drawn, and which value lies where.
struct PlotArea {
  let left, right, top, bottom: Double
  let low, high: Double
  /// The numbers from left to right.
  let positions: ClosedRange<Int>

  /// Points keep off the axis by this much.
  private var inset: Double { 10 }

  func x(_ position: Int) -> Double {
    guard positions.count > 1 else { return (left + right) / 2 }
    return left + inset
      + (right - left - 2 * inset) * Double(position - positions.lowerBound) / Double(positions.count - 1)
  }

  func y(_ value: Double) -> Double { bottom - (bottom - top) * (value - low) / (high - low) }
}
