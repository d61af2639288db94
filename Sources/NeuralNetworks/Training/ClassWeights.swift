import Foundation
import Tensors

/// How much each example of a batch counts in the loss. As `class_weight_to_sample_weights` in Keras.
enum ClassWeights {
  /// - Parameters:
  ///   - batch: with weights of its own or without.
  ///   - targets: those of the batch.
  ///   - classes: a factor for each class; those that are not there count 1.
  /// - Throws: `TrainingError.argument` when there are both kinds of weights, or when targets have no class;
  ///   `.counts` when not every example has a weight.
  static func weights(of batch: Batch, _ targets: Tensor, classes: [Int: Double]?) throws -> [Float]? {
    if let weights = batch.weights, weights.count != batch.count {
      throw TrainingError.counts(examples: batch.count, others: weights.count, what: "weights")
    }
    guard let classes else { return batch.weights }
    guard batch.weights == nil else {
      throw TrainingError.argument(
        name: "classWeight", expected: "data without weights of its own", found: "data that has some: use one of both")
    }
    let shape = targets.shape
    guard shape.rank <= 2 else {
      throw TrainingError.argument(
        name: "classWeight", expected: "targets of one class an example", found: "targets of shape \(shape)")
    }
    let numbers =
      shape.rank == 2 && shape[1] != 1
      ? targets.argMaxByRow() : targets.scalars.map { Int(exactly: $0.rounded(.toNearestOrEven)) ?? -1 }
    return numbers.map { Float(classes[$0] ?? 1) }
  }
}
