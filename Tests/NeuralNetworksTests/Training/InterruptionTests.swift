import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// Ctrl-C while a model is trained. Each test is a process of its own, because a signal is for all of one.
struct InterruptionTests {
  /// Presses Ctrl-C and waits until it was noticed: the signal goes to whichever thread takes it.
  private static func press() {
    kill(getpid(), SIGINT)
    for _ in 0..<10_000 where !Interruption.isRequested { usleep(1_000) }
  }

  /// Presses Ctrl-C after a batch of an epoch, both counted from 0.
  private static func pressing(epoch: Int, batch: Int) -> LambdaCallback {
    LambdaCallback(onTrainBatchEnd: { done, run in if run.epoch == epoch, done == batch { press() } })
  }

  /// A process that was started in the background ignores Ctrl-C; these must not.
  private static func fit(epochs: Int = 5, _ callbacks: [any Callback]) throws -> (model: Model, history: History) {
    signal(SIGINT, SIG_DFL)
    let model = FitTests.model(Adam(learningRate: 0.01))
    let history = try model.fit(
      FitTests.x, FitTests.y, batchSize: 6, epochs: epochs, validationSplit: 0.2, callbacks: callbacks, verbose: 2)
    return (model, history)
  }

  @Test func theLastStateIsKept() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
      var last: [String: Tensor] = [:]
      let (model, history) = try Self.fit([
        LambdaCallback(onTrainBatchEnd: { _, run in last = run.model.weights }), Self.pressing(epoch: 2, batch: 1),
      ])
      #expect(history.isInterrupted)
      #expect(history.epochNumbers == [0, 1], "the epoch that was not finished is none")
      #expect(model.weights == last)
      #expect(model.history == history)
      // What the signal did before, it does again.
      var action = sigaction()
      sigaction(SIGINT, nil, &action)
      #expect(action.__sigaction_handler.sa_handler == nil)
      let again = try model.fit(FitTests.x, FitTests.y, epochs: 2, verbose: false)
      #expect(!again.isInterrupted && again.epochs == 2)
    }
    let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(
      text.contains("Interrupted in epoch 3 after 2 of 3 batches. The model keeps what it has learned so far."),
      "\(text)")
  }

  @Test func theBestStateIsKeptToo() async {
    await #expect(processExitsWith: .success) {
      var states: [[String: Tensor]] = []
      var last: [String: Tensor] = [:]
      // Without patience the second epoch, which is worse by decree, would end it.
      let stopping = EarlyStopping(monitor: "judged", patience: 9, mode: .max, restoreBestWeights: true)
      let judge = Judge([0.2, 0.9, 0.5])
      let (model, history) = try Self.fit([
        LambdaCallback(
          onEpochEnd: { _, run in states.append(run.model.weights) },
          onTrainBatchEnd: { _, run in last = run.model.weights }), judge, stopping, Self.pressing(epoch: 3, batch: 0),
      ])
      #expect(history.isInterrupted && states.count == 3)
      #expect(stopping.bestEpoch == 1)
      #expect(model.weights == states[1])
      #expect(stopping.lastWeights == last && last != states[1])
    }
  }

  /// Reports a number that it was given.
  private final class Judge: Callback {
    let values: [Double]
    let logNames = ["judged"]
    init(_ values: [Double]) { self.values = values }
    func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws { run.logs["judged"] = values[epoch] }
  }

  @Test func aFitGoesOnWhereItsLastEpochEnded() async {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        let whole = try Self.fit([])
        let backup = { BackupAndRestore(folder.path) }
        let (_, first) = try Self.fit([backup(), Self.pressing(epoch: 2, batch: 1)])
        #expect(first.isInterrupted && first.epochNumbers == [0, 1])
        let (model, rest) = try Self.fit([backup()])
        #expect(rest.epochNumbers == [2, 3, 4])
        #expect(model.weights == whole.model.weights)
        #expect(rest["val_loss"] == Array(whole.history["val_loss"][2...]))
      }
    }
  }

  @Test func aSecondSignalEndsTheProcess() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      _ = try Self.fit([
        LambdaCallback(onTrainBatchEnd: { _, _ in
          Self.press()
          kill(getpid(), SIGINT)
          sleep(60)
        })
      ])
    }
  }

  @Test func aRequestEndsItLikeTheSignal() async {
    await #expect(processExitsWith: .success) {
      let (_, history) = try Self.fit([
        LambdaCallback(onEpochEnd: { epoch, _ in if epoch == 1 { Interruption.request() } })
      ])
      #expect(history.isInterrupted && history.epochNumbers == [0, 1])
    }
  }
}
