import Tensors

/// Adds up loss and metrics over the batches of an epoch, as Keras does: before each batch's own update.
struct ScoreKeeper {
  private var count = 0
  private var lossSum = 0.0
  private var states: [(name: String, state: MetricState, isWeighted: Bool)]

  init(_ settings: TrainingSettings) {
    let names = Self.names(settings.metrics, weighted: settings.weightedMetrics)
    states = zip(names, settings.metrics.map { ($0, false) } + settings.weightedMetrics.map { ($0, true) }).map {
      ($0, $1.0.state(), $1.1)
    }
  }

  /// What metrics are called: the second of a name gets a number, or says that it is weighted.
  static func names(_ metrics: [Metric], weighted: [Metric] = []) -> [String] {
    var seen: [String: Int] = [:]
    func numbered(_ name: String) -> String {
      let earlier = seen[name, default: 0]
      seen[name] = earlier + 1
      return earlier == 0 ? name : "\(name)_\(earlier)"
    }
    return metrics.map { numbered($0.name) }
      + weighted.map { numbered(seen[$0.name] == nil ? $0.name : "weighted_\($0.name)") }
  }

  /// Counts a batch.
  ///
  /// - Parameters:
  ///   - loss: the batch's mean loss with its penalties.
  ///   - outputs: what the model predicts, `[N, …]`.
  ///   - targets: as the data gives them.
  ///   - weights: how much each example counts in the loss.
  mutating func add(loss: Double, outputs: Tensor, targets: Tensor, weights: [Float]? = nil) throws {
    count += outputs.shape[0]
    lossSum += loss * Double(outputs.shape[0])
    for index in states.indices {
      try states[index].state.update(targets, outputs, sampleWeight: states[index].isWeighted ? weights : nil)
    }
  }

  /// The mean loss so far.
  var loss: Double { lossSum / Double(max(count, 1)) }

  /// Loss and metrics so far, in alphabetical order, as Keras reports them.
  var scores: Scores {
    let values = [("loss", loss)] + states.map { ($0.name, $0.state.result) }
    return Scores(values.sorted { $0.0 < $1.0 }.map { (name: $0.0, value: $0.1) })
  }
}
