import Foundation

/// Where an axis is marked: round numbers, evenly spaced.
struct Ticks: Hashable {
  let values: [Double]
  let step: Double

  /// Round numbers that enclose a range: steps of 1, 2 or 5 times a power of ten, about `count` of them.
  ///
  /// - Parameter limits: what the quantity cannot leave; an end of the axis never does either.
  init(enclosing range: ClosedRange<Double>, count: Int = 5, limits: ClosedRange<Double>? = nil) {
    var (low, high) = (range.lowerBound, range.upperBound)
    if high - low < max(abs(low), abs(high)) * 1e-9 || high == low {
      let half = high == 0 ? 1 : abs(high) * 0.1
      (low, high) = (low - half, high + half)
      if let limits { (low, high) = (max(low, limits.lowerBound), min(high, limits.upperBound)) }
    }
    let step = Self.step((high - low) / Double(count))
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    self.step = step
    values = (0...max(1, Int(last - first))).map { (first + Double($0)) * step }
  }

  /// Whole numbers within a range, about `count` of them.
  init(wholeIn range: ClosedRange<Int>, count: Int) {
    let span = range.upperBound - range.lowerBound
    let step = max(1, Int(Self.step(Double(span) / Double(max(1, count)))))
    self.step = Double(step)
    // Multiples of the step, and the first: epochs 1, 10, 20, … rather than 1, 11, 21, ….
    var whole = range.filter { $0 % step == 0 }
    let first = range.lowerBound
    if whole.first != first {
      if let next = whole.first, Double(next - first) < 0.6 * Double(step) { whole.removeFirst() }
      whole.insert(first, at: 0)
    }
    values = whole.map(Double.init)
  }

  /// The smallest of 1, 2, 5 times a power of ten that is no smaller.
  private static func step(_ rough: Double) -> Double {
    guard rough > 0, rough.isFinite else { return 1 }
    let power = pow(10, floor(log10(rough)))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10
    return factor * power
  }
}
