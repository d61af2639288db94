import Foundation
import Tensors
internal import Wording

/// Examples that are in memory, in batches. They have no keys: what frozen layers make of them is not kept.
public struct TensorBatches: BatchSource {
  private let inputs: Tensor
  private let targets: Tensor
  private let weights: [Float]?
  private let shuffleSeed: UInt64?
  /// How many examples a batch has; the last may have fewer.
  public let batchSize: Int

  /// Examples and what they should be predicted as.
  ///
  /// - Parameters:
  ///   - inputs: `[N, …]`.
  ///   - targets: `[N, …]`.
  ///   - shuffleSeed: draws another order each epoch; nil keeps the order.
  public init(_ inputs: Tensor, _ targets: Tensor, batchSize: Int = 32, shuffleSeed: UInt64? = nil) {
    do {
      try self.init(checked: inputs, targets, batchSize: batchSize, shuffleSeed: shuffleSeed)
    } catch {
      refuse("\(error)")
    }
  }

  /// The same with a weight for each example.
  ///
  /// - Throws: `TrainingError.counts`, `.argument`.
  init(
    checked inputs: Tensor, _ targets: Tensor, weights: [Float]? = nil, batchSize: Int, shuffleSeed: UInt64? = nil
  ) throws {
    guard inputs.shape.rank > 0, targets.shape.rank > 0 else {
      throw TrainingError.argument(
        name: "fit", expected: "tensors whose first axis counts the examples", found: "a single number")
    }
    guard inputs.shape[0] == targets.shape[0] else {
      throw TrainingError.counts(examples: inputs.shape[0], others: targets.shape[0], what: "targets")
    }
    if let weights, weights.count != inputs.shape[0] {
      throw TrainingError.counts(examples: inputs.shape[0], others: weights.count, what: "weights")
    }
    guard batchSize > 0 else {
      throw TrainingError.argument(
        name: "batchSize", expected: "a number of examples, at least 1", found: "\(batchSize)")
    }
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
    self.batchSize = batchSize
    self.shuffleSeed = shuffleSeed
  }

  /// How many examples there are.
  public var count: Int { inputs.shape[0] }

  /// The batches of an epoch, in the order that is drawn for it.
  public func batches(epoch: Int) -> [Batch] {
    var order = Array(0..<count)
    if let shuffleSeed {
      var numbers = RandomNumbers(seed: shuffleSeed, purpose: "shuffle/\(epoch)")
      order.shuffle(using: &numbers)
    }
    return stride(from: 0, to: count, by: batchSize).map { start in
      let rows = Array(order[start..<min(start + batchSize, count)])
      let weights = weights.map { weights in rows.map { weights[$0] } }
      return Batch(keys: rows.map { _ in nil }, targets: targets.rows(rows), weights: weights) { picked in
        inputs.rows(picked.map { rows[$0] })
      }
    }
  }

  /// The first examples, and the last ones in their order: as `train_validation_split` in Keras.
  ///
  /// - Throws: `TrainingError.validationSplit` when one of both would be empty.
  func split(_ share: Double) throws -> (TensorBatches, TensorBatches) {
    let border = (0...1).contains(share) ? Int((Double(count) * (1 - share)).rounded(.down)) : 0
    guard border > 0, border < count else { throw TrainingError.validationSplit(share, examples: count) }
    func part(_ range: Range<Int>, shuffleSeed: UInt64?) throws -> TensorBatches {
      try TensorBatches(
        checked: inputs.rows(range), targets.rows(range), weights: weights.map { Array($0[range]) },
        batchSize: batchSize, shuffleSeed: shuffleSeed)
    }
    return try (part(0..<border, shuffleSeed: shuffleSeed), part(border..<count, shuffleSeed: nil))
  }
}
