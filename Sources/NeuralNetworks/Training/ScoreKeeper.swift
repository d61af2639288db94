import Tensors

/// Adds up loss and metrics over the batches of an epoch, as Keras does: before each batch's own update.
struct ScoreKeeper {
  private let metrics: [Metric]
  private var count = 0
  private var lossSum = 0.0
  private var right = 0

  init(_ metrics: [Metric]) { self.metrics = metrics }

  mutating func add(loss: Double, outputs: Tensor, targets: Tensor, areLogits: Bool) {
    count += outputs.shape[0]
    lossSum += loss * Double(outputs.shape[0])
    for metric in metrics { right += metric.count(outputs, targets, areLogits: areLogits) }
  }

  var scores: Scores {
    let total = Double(max(count, 1))
    return Scores(loss: lossSum / total, accuracy: metrics.contains(.accuracy) ? Double(right) / total : nil)
  }
}
