/// What `compile` sets, and what the last `fit` reported.
struct TrainingSettings {
  let optimizer: Optimizer
  let loss: Loss
  let metrics: [Metric]
  /// Metrics in which examples count as much as they do in the loss.
  var weightedMetrics: [Metric] = []
  var history: History?
}
