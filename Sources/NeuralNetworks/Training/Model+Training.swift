import Tensors

extension Model {
  /// Says how the model is to be trained.
  ///
  /// - Parameters:
  ///   - metrics: what is counted beside the loss; every example counts the same.
  ///   - weightedMetrics: metrics in which examples count as much as they do in the loss, by `sampleWeight` and
  ///     `classWeight`.
  public func compile(optimizer: Optimizer, loss: Loss, metrics: [Metric] = [], weightedMetrics: [Metric] = []) {
    training = TrainingSettings(optimizer: optimizer, loss: loss, metrics: metrics, weightedMetrics: weightedMetrics)
  }

  /// What the last `fit` reported, of the epochs that were finished if an error ended it; nil before the first.
  public var history: History? { training?.history }

  func readySettings() throws -> TrainingSettings {
    guard let training else { throw TrainingError.notCompiled(model: name) }
    return training
  }

  /// What the model makes of a batch.
  struct Pass {
    /// What the loss takes: `[N, …]`, before the last activation when the loss sees through it.
    let outputs: Tensor
    /// What the model predicts: `[N, …]`.
    let predictions: Tensor
    /// Whether `outputs` are logits to the loss.
    let areLogits: Bool

    init(_ outputs: Tensor, activation: ActivationFunction, loss: Loss) {
      let seesThrough = activation == loss.activation
      self.outputs = outputs
      predictions = seesThrough ? activation(outputs) : outputs
      areLogits = seesThrough || loss.fromLogits
    }
  }

  /// Runs the model on a batch as it predicts.
  func pass(_ batch: Batch, _ loss: Loss, _ predictor: Predictor) throws -> Pass {
    let body = predictor.body
    let activation = body.lastActivation
    let features = try features(batch, predictor, body)
    let outputs = try body.top(features, endsBeforeActivation: activation == loss.activation)
    return Pass(outputs, activation: activation, loss: loss)
  }

  /// Runs the model on a batch as it trains, there and back.
  ///
  /// - Parameters:
  ///   - dropsOut: the random numbers of a layer.
  ///   - slope: the loss's slope by the outputs.
  /// - Returns: the loss's slope by each variable that is trained.
  func gradients(
    _ batch: Batch, _ loss: Loss, _ predictor: Predictor, dropsOut: @escaping (Layer) -> RandomNumbers,
    slope: (Pass) throws -> Tensor
  ) throws -> Gradients {
    let body = predictor.body
    let activation = body.lastActivation
    let features = try features(batch, predictor, body)
    let plan = try body.trainingPlan(features.shape, endsBeforeActivation: activation == loss.activation)
    plan.surroundings.numbers = dropsOut
    return try plan(features) { try slope(Pass($0, activation: activation, loss: loss)) }
  }

  /// What the weights' size adds to the loss.
  func penalty() -> Double {
    trainableVariables.reduce(0) { sum, variable in sum + (variable.regularizer?(variable.value) ?? 0) }
  }

  /// Learns from a batch.
  func train(
    on batch: Batch, _ classWeight: [Int: Double]?, _ settings: TrainingSettings, _ predictor: Predictor,
    _ keeper: inout ScoreKeeper, dropsOut: @escaping (Layer) -> RandomNumbers
  ) throws {
    // Asked for once: they may have to be made.
    let given = batch.targets
    let weights = try ClassWeights.weights(of: batch, given, classes: classWeight)
    let gradients = try gradients(batch, settings.loss, predictor, dropsOut: dropsOut) { pass in
      let targets = try settings.loss.targets(given, for: pass.outputs.shape)
      let (loss, slope) = try settings.loss(pass.outputs, targets, weights: weights, areLogits: pass.areLogits)
      try keeper.add(loss: loss + penalty(), outputs: pass.predictions, targets: given, weights: weights)
      return slope
    }
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
    var keeper = ScoreKeeper(settings)
    let penalty = penalty()
    try cursor.forEach(epoch: 0, foresight(predictor)) { step, batch in
      let pass = try pass(batch, settings.loss, predictor)
      let given = batch.targets
      let targets = try settings.loss.targets(given, for: pass.outputs.shape)
      let (loss, _) = try settings.loss(pass.outputs, targets, weights: batch.weights, areLogits: pass.areLogits)
      try keeper.add(loss: loss + penalty, outputs: pass.predictions, targets: given, weights: batch.weights)
      report(step + 1, keeper)
      return true
    }
    return keeper.scores
  }
}
