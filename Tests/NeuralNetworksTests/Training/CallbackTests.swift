import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

struct CallbackTests {
  typealias Arguments = [String: KerasNumbers.Argument]

  static func callback(_ name: String, _ given: Arguments) -> any Callback {
    func number(_ key: String, or standard: Double) -> Double { given[key]?.number ?? standard }
    let mode = MonitorMode(rawValue: given["mode"]?.text ?? "auto") ?? .auto
    let patience = given["patience"]?.number.map { Int($0) }
    if name == "EarlyStopping" {
      return EarlyStopping(
        minDelta: number("min_delta", or: 0), patience: patience ?? 0, mode: mode, baseline: given["baseline"]?.number,
        restoreBestWeights: given["restore_best_weights"]?.isTrue ?? false,
        startFromEpoch: Int(number("start_from_epoch", or: 0)))
    }
    return ReduceLROnPlateau(
      factor: number("factor", or: 0.1), patience: patience ?? 10, mode: mode, minDelta: number("min_delta", or: 1e-4),
      cooldown: Int(number("cooldown", or: 0)), minLR: number("min_lr", or: 0))
  }

  static func run(_ model: Model, _ callbacks: [any Callback], validates: Bool = true) throws -> TrainingRun {
    TrainingRun(
      model: model, settings: try model.readySettings(), epochs: 0..<20, steps: 5, validates: validates,
      callbacks: callbacks)
  }

  /// Fed with one sequence of losses, callbacks stop, restore and slow down where Keras's do.
  @Test(arguments: KerasNumbers.all.callbacks.cases.indices)
  func callbacksActWhereKerassDo(_ index: Int) throws {
    let golden = KerasNumbers.all.callbacks.cases[index]
    let model = FitTests.model(SGD(learningRate: 0.5))
    let callback = Self.callback(golden.name, golden.arguments)
    let run = try Self.run(model, [callback])
    try callback.onTrainBegin(run)
    var (rates, last): ([Double], Int) = ([], -1)
    for (epoch, value) in KerasNumbers.all.callbacks.valLoss.enumerated() {
      model.variables[1].value = Tensor(repeating: Float(epoch), shape: [4])
      run.logs = Scores([("val_loss", value)])
      try callback.onEpochEnd(epoch, run)
      rates.append(run.optimizer.learningRate)
      last = epoch
      if run.stopTraining { break }
    }
    try callback.onTrainEnd(run)
    #expect(last == golden.lastEpoch && distance(rates, golden.rates) < 1e-9, "\(golden.name) \(golden.arguments)")
    let weights = model.variables[1].value.scalars[0]
    #expect(weights == Float(golden.restored ?? last), "\(golden.name) \(golden.arguments)")
  }

  @Test func fitStopsWhenItIsAsked() throws {
    let stopping = EarlyStopping(monitor: "loss", minDelta: 1000, patience: 2, restoreBestWeights: true)
    let model = FitTests.model()
    let history = try model.fit(FitTests.x, FitTests.y, epochs: 50, callbacks: [stopping], verbose: false)
    #expect(history.epochs == 3 && stopping.stoppedEpoch == 2 && stopping.bestEpoch == 0)
    let once = FitTests.model()
    try once.fit(FitTests.x, FitTests.y, epochs: 1, verbose: false)
    #expect(model.weights == once.weights, "the best epoch's weights are put back")
    var batches = 0
    let closure = LambdaCallback(onTrainBatchEnd: { batch, run in
      batches += 1
      run.stopTraining = batch == 1
    })
    #expect(
      try model.fit(FitTests.x, FitTests.y, batchSize: 4, epochs: 9, callbacks: [closure], verbose: false).epochs == 1)
    #expect(batches == 2)
  }

  @Test func whatACallbackAddsIsInTheHistory() throws {
    let own = LambdaCallback(onEpochEnd: { epoch, run in run.logs["square"] = Double(epoch * epoch) })
    let rates = LearningRateScheduler { epoch, rate in epoch == 1 ? rate / 2 : rate }
    let history = try FitTests.model().fit(
      FitTests.x, FitTests.y, epochs: 3, callbacks: [own, rates], verbose: false)
    #expect(history["square"] == [0, 1, 4] && history["learning_rate"] == [0.1, 0.05, 0.05])
  }

  @Test func losesThatAreNoNumbersEndTraining() throws {
    let model = FitTests.model(SGD(learningRate: Double.infinity))
    #expect(throws: TrainingError.self) { try model.fit(FitTests.x, FitTests.y, epochs: 9, verbose: false) }
    let other = FitTests.model(SGD(learningRate: Double.infinity))
    let history = try other.fit(
      FitTests.x, FitTests.y, batchSize: 4, epochs: 9, callbacks: [TerminateOnNaN()], verbose: false)
    #expect(history.epochs == 1)
  }

  @Test func linesAreWrittenAsInKeras() throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appendingPathComponent("log.csv")
    let logger = CSVLogger(file.path)
    let run = try Self.run(FitTests.model(), [logger])
    try logger.onTrainBegin(run)
    run.logs = Scores([("loss", 0.5), ("accuracy", 0.25)])
    try logger.onEpochEnd(0, run)
    run.logs = Scores([("loss", 0.25), ("accuracy", 0.75), ("val_loss", 0.125), ("val_accuracy", 0.00001)])
    try logger.onEpochEnd(1, run)
    #expect(try String(contentsOf: file, encoding: .utf8) == KerasNumbers.all.csv)
    let more = CSVLogger(file.path, append: true)
    try more.onTrainBegin(run)
    try more.onEpochEnd(2, run)
    #expect(try String(contentsOf: file, encoding: .utf8) == KerasNumbers.all.csv + "2,0.75,0.25,1e-05,0.125\r\n")
  }

  @Test func wrongNamesAreAnsweredBeforeTraining() throws {
    let model = FitTests.model(SGD(), [.accuracy, .init("mine") { _, outputs in outputs }])
    func text(_ callback: any Callback, validates: Bool = false) -> String {
      do {
        try model.fit(
          FitTests.x, FitTests.y, validationSplit: validates ? 0.2 : 0, callbacks: [callback], verbose: false)
        return ""
      } catch { return "\(error)" }
    }
    #expect(text(EarlyStopping(monitor: "acuracy")).contains("Did you mean \"accuracy\""))
    #expect(text(EarlyStopping()).contains("Give fit validationData."))
    #expect(text(EarlyStopping(monitor: "val_los"), validates: true).contains("Did you mean \"val_loss\""))
    #expect(text(EarlyStopping(monitor: "mine")).contains("give mode: .max or .min"))
    #expect(text(ReduceLROnPlateau(monitor: "loss", factor: 2)).contains("factor is below 1, not 2.0"))
    model.compile(
      optimizer: SGD(learningRate: CosineDecay(1, decaySteps: 9)), loss: .sparseCategoricalCrossentropy)
    #expect(text(ReduceLROnPlateau(monitor: "loss")).contains("follows a schedule"))
    #expect(text(LearningRateScheduler { _, rate in rate }).contains("follows a schedule"))
  }
}
