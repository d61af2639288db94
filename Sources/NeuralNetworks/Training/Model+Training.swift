import Tensors

extension Model {
  /// Says how the model is to be trained.
  public func compile(optimizer: Optimizer, loss: Loss, metrics: [Metric] = []) {
    training = TrainingSettings(optimizer: optimizer, loss: loss, metrics: metrics)
  }

  /// What the last `fit` reported, of the epochs that were finished if an error ended it; nil before the first.
  public var history: History? { training?.history }

  func readySettings() throws -> TrainingSettings {
    guard let training else { throw TrainingError.notCompiled(model: name) }
    return training
  }

  /// The model's outputs for a batch, and the way back from them.
  struct Pass {
    /// What the loss takes: `[N, …]`, before the last activation when the loss sees through it.
    let outputs: Tensor
    /// What the model predicts: `[N, …]`.
    let predictions: Tensor
    /// Whether `outputs` are logits to the loss.
    let areLogits: Bool
    /// The loss's slope by each variable that is trained, for its slope by the outputs.
    let gradients: (_ slope: Tensor) -> Gradients
  }

  /// Runs the model on a batch. The one place that knows how a model is differentiated.
  ///
  /// - Parameter dropsOut: the random numbers of a layer while training; nil to predict.
  func pass(
    _ batch: Batch, _ loss: Loss, _ predictor: Predictor, dropsOut: ((Layer) -> RandomNumbers)?
  ) throws -> Pass {
    let body = predictor.body
    let activation = body.tail.lastActivation
    let seesThrough = activation == loss.activation
    let features = try features(batch, predictor, body)
    let (outputs, pullbacks) = body.tail.run(features, dropsOut: dropsOut, endsBeforeActivation: seesThrough)
    return Pass(
      outputs: outputs, predictions: seesThrough ? activation(outputs) : outputs,
      areLogits: seesThrough || loss.fromLogits
    ) { slope in
      var gradients = Gradients()
      _ = pullbacks.reversed().reduce(slope) { $1($0, &gradients) }
      return gradients
    }
  }

  /// What the weights' size adds to the loss.
  func penalty() -> Double {
    trainableVariables.reduce(0) { sum, variable in sum + (variable.regularizer?(variable.value) ?? 0) }
  }

  /// Learns from a batch.
  func train(
    on batch: Batch, weights: [Float]?, _ settings: TrainingSettings, _ predictor: Predictor,
    _ keeper: inout ScoreKeeper, dropsOut: @escaping (Layer) -> RandomNumbers
  ) throws {
    let pass = try pass(batch, settings.loss, predictor, dropsOut: dropsOut)
    let targets = try settings.loss.targets(batch.targets, for: pass.outputs.shape)
    let (loss, slope) = try settings.loss(pass.outputs, targets, weights: weights, areLogits: pass.areLogits)
    try keeper.add(loss: loss + penalty(), outputs: pass.predictions, targets: batch.targets)
    let gradients = pass.gradients(slope)
    var changes: [(variable: Variable, gradient: Tensor)] = []
    for variable in trainableVariables {
      guard var gradient = gradients[variable] else { continue }
      variable.regularizer?.addSlope(of: variable.value, to: &gradient)
      changes.append((variable, gradient))
    }
    try settings.optimizer.apply(changes)
  }

  /// Measures loss and metrics over the first batches of a source, or all.
  func measure(
    _ source: BatchSource, steps: Int?, argument: String, _ settings: TrainingSettings, _ predictor: Predictor,
    _ report: (Int, ScoreKeeper) -> Void
  ) throws -> Scores {
    var cursor = try BatchCursor(source, steps: steps, argument: argument)
    var keeper = ScoreKeeper(settings.metrics)
    let penalty = penalty()
    try cursor.forEach(epoch: 0) { step, batch in
      let pass = try pass(batch, settings.loss, predictor, dropsOut: nil)
      let targets = try settings.loss.targets(batch.targets, for: pass.outputs.shape)
      let (loss, _) = try settings.loss(pass.outputs, targets, weights: batch.weights, areLogits: pass.areLogits)
      try keeper.add(loss: loss + penalty, outputs: pass.predictions, targets: batch.targets)
      report(step + 1, keeper)
      return true
    }
    return keeper.scores
  }
}
