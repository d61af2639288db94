import Foundation
import Tensors

/// How wrong a prediction is; the mean over a batch is what training makes small. As in `keras.losses`.
public enum Loss: String, Hashable, Codable, Sendable {
  /// `-Σ y log p` for one-hot targets `[N, classes]`. Behind a softmax it takes what goes into it, and does not clip.
  case categoricalCrossentropy
  /// The same for targets that are class numbers, `[N]`.
  case sparseCategoricalCrossentropy
  /// `-y log p - (1 - y) log (1 - p)`, the mean over outputs, for targets 0 or 1. Behind a sigmoid it takes what goes into it.
  case binaryCrossentropy

  /// The activation that the loss sees through.
  var activation: ActivationFunction { self == .binaryCrossentropy ? .sigmoid : .softmax }

  /// The mean loss of a batch and its slope by the outputs.
  ///
  /// - Parameters:
  ///   - outputs: `[N, classes]`.
  ///   - targets: one-hot `[N, classes]`, as `oneHot` makes them.
  ///   - areLogits: whether the outputs come from before the activation.
  func callAsFunction(_ outputs: Tensor, _ targets: Tensor, areLogits: Bool) -> (value: Double, slope: Tensor) {
    let (count, classes) = (outputs.shape[0], outputs.shape[1])
    var slope = outputs
    var total = 0.0
    slope.withUnsafeMutableScalars { slope in
      targets.withUnsafeScalars { targets in
        for start in stride(from: 0, to: count * classes, by: classes) {
          let row = start..<start + classes
          let result = Self.row(self, row.map { Double(slope[$0]) }, row.map { Double(targets[$0]) }, areLogits)
          total += result.value
          for (index, value) in zip(row, result.slope) { slope[index] = Float(value / Double(count)) }
        }
      }
    }
    return (total / Double(max(count, 1)), slope)
  }

  private static func row(
    _ loss: Loss, _ x: [Double], _ y: [Double], _ areLogits: Bool
  ) -> (value: Double, slope: [Double]) {
    let epsilon = 1e-7  // keras.config.epsilon()
    switch (loss == .binaryCrossentropy, areLogits) {
    case (true, true):
      let n = Double(x.count)
      let value = zip(x, y).reduce(0.0) { $0 + max($1.0, 0) - $1.0 * $1.1 + log1p(exp(-abs($1.0))) }
      return (value / n, zip(x, y).map { (1 / (1 + exp(-$0)) - $1) / n })
    case (true, false):
      let n = Double(x.count)
      let p = x.map { min(max($0, epsilon), 1 - epsilon) }
      let value = zip(p, y).reduce(0.0) { $0 - $1.1 * log($1.0) - (1 - $1.1) * log(1 - $1.0) }
      return (value / n, zip(p, y).map { (($0 - $1) / ($0 * (1 - $0))) / n })
    case (false, true):
      let largest = x.max() ?? 0
      let logSum = log(x.reduce(0) { $0 + exp($1 - largest) }) + largest
      let weight = y.reduce(0, +)
      return (zip(x, y).reduce(0) { $0 + $1.1 * (logSum - $1.0) }, zip(x, y).map { weight * exp($0 - logSum) - $1 })
    case (false, false):
      let sum = x.reduce(0, +)
      let p = x.map { min(max($0 / sum, epsilon), 1 - epsilon) }
      let weight = y.reduce(0, +)
      return (zip(p, y).reduce(0) { $0 - $1.1 * log($1.0) }, zip(p, y).map { (weight - $1 / $0) / sum })
    }
  }

  /// Targets as the loss compares them: `[N, classes]`.
  ///
  /// - Throws: `TrainingError.targets` when they do not fit the outputs.
  func oneHot(_ targets: Tensor, outputs: Shape) throws -> Tensor {
    let wrong = TrainingError.targets(loss: rawValue, targets: targets.shape, outputs: outputs)
    guard outputs.rank == 2 else { throw wrong }
    switch self {
    case .categoricalCrossentropy:
      guard targets.shape == outputs else { throw wrong }
      return targets
    case .binaryCrossentropy:
      guard targets.count == outputs.count else { throw wrong }
      return targets.reshaped(outputs)
    case .sparseCategoricalCrossentropy:
      guard targets.count == outputs[0] else { throw wrong }
      var result = Tensor(shape: outputs)
      for (row, target) in targets.scalars.enumerated() {
        guard let number = Int(exactly: target), (0..<outputs[1]).contains(number) else { throw wrong }
        result[row, number] = 1
      }
      return result
    }
  }
}
