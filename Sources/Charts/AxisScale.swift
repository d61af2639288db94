import Foundation

/// Which number lies where between two ends of an axis, linearly or by its logarithm.
struct AxisScale {
  /// The numbers at the ends.
  let low, high: Double
  /// Where the ends are.
  let start, end: Double
  let isLogarithmic: Bool

  /// An axis whose first and last numbers keep off its ends by `inset`.
  ///
  /// - Parameter numbers: at least one; above zero where the axis is logarithmic.
  init(holding numbers: [Double], start: Double, end: Double, inset: Double, isLogarithmic: Bool) {
    let along = numbers.map { isLogarithmic ? log10($0) : $0 }
    var (low, high) = (along.min() ?? 0, along.max() ?? 0)
    // One number stands in the middle of its surroundings.
    if high - low <= max(abs(low), abs(high)) * 1e-9 {
      let half = isLogarithmic ? 0.5 : low == 0 ? 1 : abs(low) / 2
      (low, high) = (low - half, high + half)
    }
    let margin = (high - low) * inset / max(1, end - start - 2 * inset)
    self.low = isLogarithmic ? pow(10, low - margin) : low - margin
    self.high = isLogarithmic ? pow(10, high + margin) : high + margin
    (self.start, self.end, self.isLogarithmic) = (start, end, isLogarithmic)
  }

  /// A linear axis between two numbers.
  init(from low: Double, to high: Double, start: Double, end: Double) {
    (self.low, self.high, self.start, self.end, isLogarithmic) = (low, high, start, end, false)
  }

  func position(_ number: Double) -> Double {
    let share =
      isLogarithmic ? log(number / low) / log(high / low) : (number - low) / (high - low)
    return start + (end - start) * share
  }

  /// The round numbers on the axis, as many as find room side by side.
  ///
  /// - Parameter room: what a number takes, with the gap to the next.
  func ticks(room: (Double, _ step: Double) -> Double) -> Ticks {
    let candidates =
      isLogarithmic
      ? Ticks.logarithmic(within: low...high)
      : [8, 6, 5, 4, 3, 2, 1].map { Ticks(within: low...high, count: $0) }
    func fits(_ ticks: Ticks) -> Bool {
      zip(ticks.values, ticks.values.dropFirst()).allSatisfy { one, next in
        let needed = (room(one, ticks.step(at: one)) + room(next, ticks.step(at: next))) / 2
        return position(next) - position(one) >= needed
      }
    }
    return candidates.first { $0.values.count > 1 && fits($0) } ?? candidates.last(where: { !$0.values.isEmpty })
      ?? Ticks(values: [numberInTheMiddle], step: numberInTheMiddle)
  }

  private var numberInTheMiddle: Double { isLogarithmic ? (low * high).squareRoot() : (low + high) / 2 }
}
