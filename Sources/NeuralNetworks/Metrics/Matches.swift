import Foundation
import Tensors

/// What each example adds to a metric that is a mean: `[N]`, or `[N · …]` when there is an answer a position.
/// As in `keras/src/metrics/accuracy_metrics.py`.
enum Matches {
  @Sendable static func byShapes(_ targets: Tensor, _ outputs: Tensor) throws -> Tensor {
    let (y, p) = (targets.shape, outputs.shape)
    if p[-1] == 1 { return try binary(targets, outputs, threshold: 0.5) }
    return y.rank < p.rank || y[-1] == 1 ? try sparse(targets, outputs) : try categorical(targets, outputs)
  }

  static func binary(_ targets: Tensor, _ outputs: Tensor, threshold: Float) throws -> Tensor {
    try means(targets, outputs) { ($0 == 1 && $1 > threshold) || ($0 == 0 && !($1 > threshold)) ? 1 : 0 }
  }

  @Sendable static func squaredError(_ targets: Tensor, _ outputs: Tensor) throws -> Tensor {
    try means(targets, outputs) { ($0 - $1) * ($0 - $1) }
  }

  @Sendable static func absoluteError(_ targets: Tensor, _ outputs: Tensor) throws -> Tensor {
    try means(targets, outputs) { abs($0 - $1) }
  }

  @Sendable static func categorical(_ targets: Tensor, _ outputs: Tensor) throws -> Tensor {
    zip(try classes(oneHot: targets, outputs), outputs.asRows.argMaxByRow()).asMatches { $0 == $1 }
  }

  @Sendable static func sparse(_ targets: Tensor, _ outputs: Tensor) throws -> Tensor {
    zip(try classes(targets, outputs), outputs.asRows.argMaxByRow()).asMatches { $0 == Float($1) }
  }

  static func topK(_ targets: Tensor, _ outputs: Tensor, k: Int) throws -> Tensor {
    isAmongLargest(try classes(oneHot: targets, outputs), outputs, k: k)
  }

  static func sparseTopK(_ targets: Tensor, _ outputs: Tensor, k: Int) throws -> Tensor {
    isAmongLargest(try classes(targets, outputs).map { Int(exactly: $0) ?? -1 }, outputs, k: k)
  }

  /// Whether fewer than k outputs are larger than the target's: of equals all are in. Not when it is no number.
  private static func isAmongLargest(_ classes: [Int], _ outputs: Tensor, k: Int) -> Tensor {
    let width = outputs.shape[-1]
    return outputs.withUnsafeScalars { outputs in
      zip(classes, classes.indices).asMatches { number, row in
        guard (0..<width).contains(number) else { return false }
        let all = outputs[row * width..<(row + 1) * width]
        let own = outputs[row * width + number]
        return all.allSatisfy(\.isFinite) && all.reduce(0) { $0 + ($1 > own ? 1 : 0) } < k
      }
    }
  }

  /// The largest target of each row.
  private static func classes(oneHot targets: Tensor, _ outputs: Tensor) throws -> [Int] {
    guard targets.shape == outputs.shape, outputs.shape.rank >= 2, outputs.shape[-1] > 0 else {
      throw MetricMismatch(expected: "one-hot targets of the outputs' shape")
    }
    return targets.asRows.argMaxByRow()
  }

  /// Targets that are class numbers, one a row of outputs.
  private static func classes(_ targets: Tensor, _ outputs: Tensor) throws -> [Float] {
    guard outputs.shape.rank >= 2, outputs.shape[-1] > 0, targets.count * outputs.shape[-1] == outputs.count else {
      throw MetricMismatch(expected: "one class number for each row of outputs")
    }
    return targets.scalars
  }

  /// The mean over an example's outputs.
  private static func means(_ targets: Tensor, _ outputs: Tensor, _ value: (Float, Float) -> Float) throws -> Tensor {
    guard targets.count == outputs.count, targets.shape[0] == outputs.shape[0] else {
      throw MetricMismatch(expected: "one target for each output")
    }
    let width = outputs.count / max(outputs.shape[0], 1)
    return Tensor(uninitializedShape: [outputs.shape[0]]) { result in
      targets.withUnsafeScalars { targets in
        outputs.withUnsafeScalars { outputs in
          for row in result.indices {
            var sum: Float = 0
            for index in row * width..<(row + 1) * width { sum += value(targets[index], outputs[index]) }
            result[row] = sum / Float(width)
          }
        }
      }
    }
  }
}

extension Zip2Sequence {
  /// 1 where two agree, else 0.
  fileprivate func asMatches(_ agree: (Sequence1.Element, Sequence2.Element) -> Bool) -> Tensor {
    let values: [Float] = map { agree($0, $1) ? 1 : 0 }
    return Tensor(shape: [values.count], scalars: values)
  }
}
