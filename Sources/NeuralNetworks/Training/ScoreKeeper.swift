import Tensors

/// Adds up loss and metrics over the batches of an epoch, as Keras does: before each batch's own update.
struct ScoreKeeper {
  private var count = 0
  private var lossSum = 0.0
  private var states: [(name: String, state: MetricState)]

  init(_ metrics: [Metric]) {
    states = zip(Self.names(metrics), metrics).map { ($0, $1.state()) }
  }

  /// What metrics are called: the second of a name gets a number.
  static func names(_ metrics: [Metric]) -> [String] {
    var seen: [String: Int] = [:]
    return metrics.map { metric in
      let earlier = seen[metric.name, default: 0]
      seen[metric.name] = earlier + 1
      return earlier == 0 ? metric.name : "\(metric.name)_\(earlier)"
    }
  }

  /// Counts a batch.
  ///
  /// - Parameters:
  ///   - loss: the batch's mean loss with its penalties.
  ///   - outputs: what the model predicts, `[N, …]`.
  ///   - targets: as the data gives them.
  mutating func add(loss: Double, outputs: Tensor, targets: Tensor) throws {
    count += outputs.shape[0]
    lossSum += loss * Double(outputs.shape[0])
    for index in states.indices { try states[index].state.update(targets, outputs) }
  }

  /// The mean loss so far.
  var loss: Double { lossSum / Double(max(count, 1)) }

  /// Loss and metrics so far, in alphabetical order, as Keras reports them.
  var scores: Scores {
    let values = [("loss", loss)] + states.map { ($0.name, $0.state.result) }
    return Scores(values.sorted { $0.0 < $1.0 }.map { (name: $0.0, value: $0.1) })
  }
}
