import Tensors
internal import Wording

/// Examples that are in memory, in batches. They have no keys: what frozen layers make of them is not kept.
public struct TensorBatches: BatchSource {
  private let inputs: Tensor
  private let targets: Tensor
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
    require(inputs.shape[0] == targets.shape[0], "\(inputs.shape[0]) examples have \(targets.shape[0]) targets")
    require(batchSize > 0, "a batch has at least one example")
    self.inputs = inputs
    self.targets = targets
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
      return Batch(keys: rows.map { _ in nil }, targets: targets.rows(rows)) { picked in
        inputs.rows(picked.map { rows[$0] })
      }
    }
  }
}
