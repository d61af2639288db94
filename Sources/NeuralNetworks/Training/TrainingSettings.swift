/// What `compile` sets.
struct TrainingSettings {
  let optimizer: Optimizer
  let loss: Loss
  let metrics: [Metric]
}
