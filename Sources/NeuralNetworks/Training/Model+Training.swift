import Foundation
import Tensors

extension Model {
  /// Says how the model is to be trained.
  public func compile(optimizer: Optimizer, loss: Loss, metrics: [Metric] = []) {
    training = TrainingSettings(optimizer: optimizer, loss: loss, metrics: metrics)
  }

  /// Trains what is not frozen.
  ///
  /// Frozen layers see each picture once, not once an epoch: what they make of it is kept by the batches' keys, in memory
  /// and in the cache. They predict while the model trains: batch normalizations use their statistics and nothing is
  /// dropped out inside a frozen model. The same seed (`Random.seed`), machine and number of threads give the same bits.
  ///
  /// - Parameters:
  ///   - x: the examples, batch by batch.
  ///   - epochs: how often all examples are seen.
  ///   - validationData: is evaluated after each epoch.
  ///   - verbose: whether Keras's progress line is printed.
  /// - Returns: `accuracy`, `loss`, `val_accuracy` and `val_loss` by epoch.
  /// - Throws: `TrainingError`, `ModelError.input`, and what reading examples throws.
  @discardableResult
  public func fit(
    _ x: BatchSource, epochs: Int = 1, validationData: BatchSource? = nil, verbose: Bool = true
  ) throws -> History {
    let settings = try readySettings()
    let predictor = readyPredictor()
    guard !trainableVariables.isEmpty else { throw TrainingError.nothingToTrain(model: name) }
    guard x.count > 0 else { throw TrainingError.noExamples }

    var history = History()
    for epoch in 0..<epochs {
      if verbose {
        print("Epoch \(epoch + 1)/\(epochs)")
        fflush(stdout)
      }
      let batches = x.batches(epoch: epoch)
      var line = ProgressLine(total: batches.count)
      var keeper = ScoreKeeper(settings.metrics)
      for (step, batch) in batches.enumerated() {
        try train(on: batch, settings, predictor, &keeper) { layer in
          RandomNumbers(seed: Random.seed, purpose: "dropout/\(layer.name)/\(epoch)/\(step)")
        }
        guard keeper.scores.loss.isFinite else { throw TrainingError.diverged(epoch: epoch + 1) }
        if verbose { line.show(step + 1, keeper.scores.values) }
      }
      var scores = keeper.scores.values
      if let validationData {
        let validation = try measure(validationData, settings, predictor) { _, _ in }
        scores += validation.values.map { ("val_" + $0.name, $0.value) }
      }
      history.append(scores, seconds: line.seconds)
      if verbose { line.finish(scores) }
    }
    return history
  }

  /// Measures loss and metrics without learning.
  ///
  /// - Parameter verbose: whether Keras's progress line is printed.
  /// - Throws: `TrainingError.notCompiled`, and what reading examples throws.
  public func evaluate(_ source: BatchSource, verbose: Bool = true) throws -> Scores {
    let settings = try readySettings()
    guard source.count > 0 else { throw TrainingError.noExamples }
    var line = ProgressLine(total: (source.count + source.batchSize - 1) / source.batchSize)
    let scores = try measure(source, settings, readyPredictor()) { done, scores in
      if verbose { line.show(done, scores.values) }
    }
    if verbose { line.finish(scores.values) }
    return scores
  }

  private func readySettings() throws -> TrainingSettings {
    guard let training else { throw TrainingError.notCompiled(model: name) }
    return training
  }

  private func measure(
    _ source: BatchSource, _ settings: TrainingSettings, _ predictor: Predictor, _ report: (Int, Scores) -> Void
  ) throws -> Scores {
    let body = predictor.body
    let areLogits = body.trained.lastActivation == settings.loss.activation
    var keeper = ScoreKeeper(settings.metrics)
    for (step, batch) in source.batches(epoch: 0).enumerated() {
      let features = try features(batch, predictor, body)
      let outputs = try body.top(features, endsBeforeActivation: areLogits)
      let targets = try settings.loss.oneHot(batch.targets, outputs: outputs.shape)
      let (loss, _) = settings.loss(outputs, targets, areLogits: areLogits)
      keeper.add(loss: loss, outputs: outputs, targets: targets, areLogits: areLogits)
      report(step + 1, keeper.scores)
    }
    return keeper.scores
  }

  private func train(
    on batch: Batch, _ settings: TrainingSettings, _ predictor: Predictor, _ keeper: inout ScoreKeeper,
    _ dropsOut: @escaping (Layer) -> RandomNumbers
  ) throws {
    let body = predictor.body
    let areLogits = body.trained.lastActivation == settings.loss.activation
    let features = try features(batch, predictor, body)
    let plan = try body.trainingPlan(features.shape, endsBeforeActivation: areLogits)
    plan.surroundings.numbers = dropsOut
    let gradients = try plan(features) { outputs in
      let targets = try settings.loss.oneHot(batch.targets, outputs: outputs.shape)
      let (loss, slope) = settings.loss(outputs, targets, areLogits: areLogits)
      keeper.add(loss: loss, outputs: outputs, targets: targets, areLogits: areLogits)
      return slope
    }
    for variable in trainableVariables {
      if let gradient = gradients[variable] { settings.optimizer.update(variable, gradient: gradient) }
    }
  }
}
