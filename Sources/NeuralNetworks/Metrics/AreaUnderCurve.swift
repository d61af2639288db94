import Foundation
import Tensors

/// The area under a curve that a moving threshold draws. As `keras.metrics.AUC` with its summation by interpolation.
public struct AreaUnderCurve: Sendable {
  /// What is drawn.
  public enum Curve: Sendable {
    /// The share of positives that are found, over the share of negatives that are taken for positive.
    case roc
    /// Precision over recall (Davis and Goadrich, 2006).
    case pr
  }

  private let curve: Curve
  private let fromLogits: Bool
  /// How much of the positives and negatives has its output between a threshold and the next.
  private var positives: [Double]
  private var negatives: [Double]

  init(numThresholds: Int, curve: Curve, fromLogits: Bool) {
    self.curve = curve
    self.fromLogits = fromLogits
    positives = Array(repeating: 0, count: max(numThresholds, 2))
    negatives = positives
  }

  mutating func add(_ targets: Tensor, _ outputs: Tensor, weights: [Float]?) throws {
    guard targets.count == outputs.count else {
      throw MetricMismatch(expected: "a target of 0 or 1 for each output (one-hot targets, as a softmax has)")
    }
    let (y, p) = (targets.scalars, outputs.scalars)
    for index in p.indices where !p[index].isNaN {
      let share = fromLogits ? 1 / (1 + exp(-p[index])) : min(max(p[index], 0), 1)
      // An output on a threshold counts as below it; the lowest threshold is below 0.
      let bucket = max(0, Int((share * Float(positives.count - 1)).rounded(.up)) - 1)
      let weight = weights.map { Double($0[index * $0.count / p.count]) } ?? 1
      if y[index] != 0 { positives[bucket] += weight } else { negatives[bucket] += weight }
    }
  }

  var result: Double {
    // What is above each threshold.
    func sums(_ buckets: [Double]) -> [Double] {
      var sum = 0.0
      return buckets.reversed().map { value in
        sum += value
        return sum
      }.reversed()
    }
    let (found, mistaken) = (sums(positives), sums(negatives))
    guard let all = found.first, let none = mistaken.first, all > 0 else { return 0 }
    return (0..<found.count - 1).reduce(0) { area, index in
      switch curve {
      case .roc:
        guard none > 0 else { return area }
        return area + (mistaken[index] - mistaken[index + 1]) / none * (found[index] + found[index + 1]) / 2 / all
      case .pr:
        // Positives and their sum with false ones vary evenly between two thresholds, and the integral has a closed form.
        let (lower, upper) = (found[index] + mistaken[index], found[index + 1] + mistaken[index + 1])
        guard lower > upper else { return area }
        let gained = found[index] - found[index + 1]
        let slope = gained / (lower - upper)
        let ratio = upper > 0 ? lower / upper : 1
        return area + slope * (gained + (found[index + 1] - slope * upper) * log(ratio)) / all
      }
    }
  }
}
