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

  /// The round numbers within a range, about `count` of them.
  init(within range: ClosedRange<Double>, count: Int) {
    let step = Self.step((range.upperBound - range.lowerBound) / Double(count))
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    self.init(values: first > last ? [] : (0...Int(last - first)).map { (first + Double($0)) * step }, step: step)
  }

  init(values: [Double], step: Double) {
    self.values = values
    self.step = step
  }

  /// Round numbers for a logarithmic axis, from the most to the fewest: 1, 2, 5, 10; 1, 3, 10; 1, 10, 100; 1, 100. A long
  /// range begins with powers of ten; one that is too short has evenly spaced numbers.
  static func logarithmic(within range: ClosedRange<Double>) -> [Ticks] {
    let decades = Int(floor(log10(range.lowerBound)))...Int(ceil(log10(range.upperBound)))
    func ticks(_ factors: [Double], every: Int = 1) -> Ticks {
      let numbers = decades.filter { $0 % every == 0 }.flatMap { decade in factors.map { $0 * pow(10, Double(decade)) }
      }
      return Ticks(values: numbers.filter { range.contains($0) }, step: 0)
    }
    let fine = [ticks([1, 2, 5]), ticks([1, 3])]
    let powers = [1, 2, 3, 5, 10, 20].map { ticks([1], every: $0) }
    if powers[0].values.count > 3 { return powers }
    return fine[0].values.count < 3 ? [5, 4, 3, 2].map { Ticks(within: range, count: $0) } + powers : fine + powers
  }

  /// How exactly a tick has to be written: to the step, or where steps grow, to its own first digit.
  func step(at value: Double) -> Double {
    step > 0 || value <= 0 ? step : pow(10, floor(log10(value) + 1e-9))
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
