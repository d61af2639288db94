import Foundation
import Tensors

extension Model {
  /// Trains what is not frozen.
  ///
  /// Frozen layers see each picture once, not once an epoch: what they make of it is kept by the batches' keys, in memory
  /// and in the cache. They predict while the model trains: batch normalizations use their statistics and nothing is
  /// dropped out inside a frozen model. The same seed (`Random.seed`), machine and number of threads give the same bits, also
  /// when a fit is taken up again: with the weights and `optimizer.state` that it ended with, and `initialEpoch`.
  /// Ctrl-C ends it after the batch in hand: the model keeps what it has learned, callbacks are told of the end, and the history
  /// says so.
  ///
  /// - Parameters:
  ///   - x: the examples, batch by batch.
  ///   - epochs: the epoch to stop before, counted from 0: how often all examples are seen, when it starts at 0.
  ///   - validationData: is evaluated after epochs.
  ///   - classWeight: how much the examples of each class count in the loss of training; 1 where none is given.
  ///   - initialEpoch: the first epoch, counted from 0.
  ///   - stepsPerEpoch: how many batches an epoch has; nil for all. The next epoch goes on where one ended, and data that is
  ///     through starts anew.
  ///   - validationSteps: how many batches of the validation data are looked at; nil for all.
  ///   - validationFreq: after how many epochs there is a validation, or the list of them, counted from 1.
  ///   - callbacks: are told how it goes; each after the one before it.
  ///   - verbose: `false` or 0 prints nothing, `true` or 1 Keras's progress line, 2 a line an epoch; both say in the end how many
  ///     pictures came from kept features, where some did.
  /// - Returns: `accuracy`, `loss`, `val_accuracy` and `val_loss` by epoch.
  /// - Throws: `TrainingError`, `CallbackError`, `ModelError.input`, and what callbacks and reading examples throw. `history`
  ///   then has the epochs that were finished.
  @discardableResult
  public func fit(
    _ x: BatchSource, epochs: Int = 1, validationData: BatchSource? = nil, classWeight: [Int: Double]? = nil,
    initialEpoch: Int = 0, stepsPerEpoch: Int? = nil, validationSteps: Int? = nil,
    validationFreq: any EpochSelection = 1, callbacks: [any Callback] = [], verbose: any Verbosity = true
  ) throws -> History {
    let settings = try readySettings()
    try check(epochs: epochs, initialEpoch, verbose.verbosity)
    guard !trainableVariables.isEmpty else { throw TrainingError.nothingToTrain(model: name) }
    let predictor = readyPredictor()
    var cursor = try BatchCursor(x, steps: stepsPerEpoch, argument: "stepsPerEpoch")
    try settings.optimizer.prepare(trainableVariables)
    let run = TrainingRun(
      model: self, settings: settings, epochs: min(initialEpoch, epochs)..<epochs, steps: cursor.count,
      validates: validationData != nil, callbacks: callbacks)
    training?.history = History()
    predictor.counter = FrozenPictureCounter()
    defer { predictor.counter = nil }
    return try Interruption.heeding {
      for callback in callbacks { try callback.onTrainBegin(run) }
      var epoch = min(run.initialEpoch, epochs)
      while epoch < epochs, !run.stopTraining {
        try train(epoch, &cursor, run, settings, predictor, classWeight, callbacks, verbose.verbosity) {
          guard let validationData, validationFreq.includes(epoch: epoch) else { return Scores() }
          return try measure(
            validationData, steps: validationSteps, argument: "validationSteps", settings, predictor
          ) { _, _ in }
        }
        epoch += 1
      }
      if predictor.body.isKept, let pictures = predictor.counter?.counts {
        training?.history?.frozenPictures = pictures
        if verbose.verbosity > 0, let sentence = pictures.sentence { print(sentence) }
      }
      for callback in callbacks { try callback.onTrainEnd(run) }
      return training?.history ?? History()
    }
  }

  /// One epoch: its batches, its validation, and what callbacks do of it.
  private func train(
    _ epoch: Int, _ cursor: inout BatchCursor, _ run: TrainingRun, _ settings: TrainingSettings,
    _ predictor: Predictor, _ classWeight: [Int: Double]?, _ callbacks: [any Callback], _ verbosity: Int,
    validate: () throws -> Scores
  ) throws {
    run.epoch = epoch
    if verbosity > 0, run.epochs > 1 {
      print("Epoch \(epoch + 1)/\(run.epochs)")
      fflush(stdout)
    }
    for callback in callbacks { try callback.onEpochBegin(epoch, run) }
    var line = ProgressLine(total: cursor.count, verbosity: verbosity)
    var keeper = ScoreKeeper(settings)
    var done = 0
    var foresight = foresight(predictor)
    let next = cursor
    foresight.later = { epoch + 1 < run.epochs ? next.batches(epoch: epoch + 1) : [] }
    try cursor.forEach(epoch: epoch, foresight) { step, batch in
      for callback in callbacks { try callback.onTrainBatchBegin(step, run) }
      try train(on: batch, classWeight, settings, predictor, &keeper) { layer in
        RandomNumbers(seed: Random.seed, purpose: "dropout/\(layer.name)/\(epoch)/\(step)")
      }
      if verbosity == 1 || !callbacks.isEmpty { run.logs = keeper.scores }
      for callback in callbacks { try callback.onTrainBatchEnd(step, run) }
      guard keeper.loss.isFinite || run.stopTraining else { throw TrainingError.diverged(epoch: epoch + 1) }
      line.show(step + 1, run.logs)
      done = step + 1
      run.isInterrupted = Interruption.isRequested
      return !run.stopTraining && !run.isInterrupted
    }
    run.logs = keeper.scores
    if run.isInterrupted, done < cursor.count {
      run.stopTraining = true
      line.interrupt(done, run.logs)
    } else {
      for (name, value) in try validate().values { run.logs["val_" + name] = value }
      for callback in callbacks { try callback.onEpochEnd(epoch, run) }
      training?.history?.append(run.logs, epoch: epoch, seconds: line.seconds)
      line.finish(run.logs)
      if let history = training?.history { EpochWatch.onEpochEnd?(history, run.epochs) }
      run.isInterrupted = run.isInterrupted || Interruption.isRequested
      if run.isInterrupted { run.stopTraining = true }
    }
    if run.isInterrupted {
      training?.history?.isInterrupted = true
      guard verbosity > 0 else { return }
      let rest = done < cursor.count ? " after \(done) of \(cursor.count) batches" : ""
      print("Interrupted in epoch \(epoch + 1)\(rest). The model keeps what it has learned so far.")
    }
  }

  /// Trains on examples that are in memory.
  ///
  /// - Parameters:
  ///   - x: the examples, `[N, …]`.
  ///   - y: what they should be predicted as, `[N, …]`.
  ///   - batchSize: how many examples a batch has; the last one may have fewer.
  ///   - validationSplit: the share of the examples, from their end, that is kept for validation; they are never trained on.
  ///   - validationData: examples and targets for validation; `validationSplit` is then not looked at.
  ///   - shuffle: whether each epoch has an order of its own, drawn from `Random.seed`.
  ///   - sampleWeight: how much each example counts in the loss.
  ///   - others: as for batches.
  /// - Returns: `accuracy`, `loss`, `val_accuracy` and `val_loss` by epoch.
  /// - Throws: as for batches; `TrainingError.counts`, `.validationSplit`.
  @discardableResult
  public func fit(
    _ x: Tensor, _ y: Tensor, batchSize: Int = 32, epochs: Int = 1, validationSplit: Double = 0,
    validationData: (x: Tensor, y: Tensor)? = nil, shuffle: Bool = true, classWeight: [Int: Double]? = nil,
    sampleWeight: [Float]? = nil, initialEpoch: Int = 0, stepsPerEpoch: Int? = nil, validationSteps: Int? = nil,
    validationFreq: any EpochSelection = 1, callbacks: [any Callback] = [], verbose: any Verbosity = true
  ) throws -> History {
    let all = try TensorBatches(
      checked: x, y, weights: sampleWeight, batchSize: batchSize, shuffleSeed: shuffle ? Random.seed : nil)
    var (examples, validation) = (all, validationData == nil ? nil : all)
    if let validationData {
      validation = try TensorBatches(checked: validationData.x, validationData.y, batchSize: batchSize)
    } else if validationSplit != 0 {
      (examples, validation) = try all.split(validationSplit)
    }
    return try fit(
      examples, epochs: epochs, validationData: validation, classWeight: classWeight, initialEpoch: initialEpoch,
      stepsPerEpoch: stepsPerEpoch, validationSteps: validationSteps, validationFreq: validationFreq,
      callbacks: callbacks, verbose: verbose)
  }

  private func check(epochs: Int, _ initialEpoch: Int, _ verbosity: Int) throws {
    func require(_ holds: Bool, _ name: String, _ expected: String, _ found: Int) throws {
      guard holds else { throw TrainingError.argument(name: name, expected: expected, found: "\(found)") }
    }
    try require(epochs >= 0, "epochs", "a number of epochs", epochs)
    try require(initialEpoch >= 0, "initialEpoch", "the number of an epoch, counted from 0", initialEpoch)
    try require((0...2).contains(verbosity), "verbose", "false or 0, true or 1, or 2", verbosity)
  }
}
