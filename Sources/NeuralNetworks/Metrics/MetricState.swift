import Tensors

/// What a metric has counted so far. As a metric object in Keras.
public struct MetricState {
  private let metric: Metric
  private var total = 0.0
  private var count = 0.0
  private var positives = PositiveCounts()
  private var area: AreaUnderCurve?

  init(_ metric: Metric) {
    self.metric = metric
    if case .areaUnderCurve(let empty) = metric.kind { area = empty }
  }

  /// Counts a batch.
  ///
  /// - Parameters:
  ///   - targets: as the data gives them.
  ///   - outputs: what the model predicts, `[N, …]`.
  ///   - sampleWeight: how much each example counts.
  /// - Throws: `TrainingError.metric` when targets and outputs do not go together.
  public mutating func update(_ targets: Tensor, _ outputs: Tensor, sampleWeight: [Float]? = nil) throws {
    do {
      switch metric.kind {
      case .mean(let mean):
        let values = try mean(targets, outputs)
        values.withUnsafeScalars { values in
          for (index, value) in values.enumerated() {
            let weight = sampleWeight.map { Double($0[index * $0.count / values.count]) } ?? 1
            total += weight * Double(value)
            count += weight
          }
        }
      case .positives(let question):
        try positives.add(targets, outputs, weights: sampleWeight, question)
      case .areaUnderCurve:
        try area?.add(targets, outputs, weights: sampleWeight)
      }
    } catch let mismatch as MetricMismatch {
      throw TrainingError.metric(
        name: metric.name, expected: mismatch.expected, targets: targets.shape, outputs: outputs.shape)
    }
  }

  /// The metric over all batches since the start; 0 when there were none.
  public var result: Double {
    switch metric.kind {
    case .mean: count == 0 ? 0 : total / count
    case .positives(let question): positives.result(question)
    case .areaUnderCurve: area?.result ?? 0
    }
  }

  /// Forgets all batches.
  public mutating func reset() { self = MetricState(metric) }
}

/// What a metric takes, when it was given something else.
struct MetricMismatch: Error {
  let expected: String
}
