/// What `compile` sets, and what the last `fit` reported.
struct TrainingSettings {
  let optimizer: Optimizer
  let loss: Loss
  let metrics: [Metric]
  var history: History?
}
