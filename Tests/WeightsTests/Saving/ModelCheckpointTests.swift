import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

struct ModelCheckpointTests {
  private let x = Tensor(shape: [8, 3], scalars: (0..<24).map { Float($0 % 7) / 7 })
  private let y = Tensor(shape: [8], scalars: (0..<8).map { Float($0 % 2) })

  private func model() -> Model {
    let model = Sequential(InputLayer(shape: [3]), Dense(2, activation: .softmax, name: "head"), name: "small")
    model.compile(
      optimizer: SGD(learningRate: 0.5), loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
    return model
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func eachEpochIsSavedUnderItsNumbers() throws {
    try withTemporaryFolder { folder in
      let model = model()
      let checkpoint = ModelCheckpoint(folder.path + "/new/{epoch:02d}-{val_loss:.2f}.keras")
      let history = try model.fit(
        x, y, epochs: 2, validationData: (x, y), callbacks: [checkpoint], verbose: false)
      let expected = (0..<2).map { String(format: "%02d-%.2f.keras", $0 + 1, history["val_loss"][$0]) }
      #expect(try names(folder.appendingPathComponent("new")) == expected.sorted())
      let last = try #require(checkpoint.lastFile)
      #expect(try Model(contentsOf: last).weights == model.weights)
    }
  }

  @Test func onlyTheBestIsSaved() throws {
    try withTemporaryFolder { folder in
      let file = folder.path + "/best.weights.h5"
      var losses = [0.5, 0.7, 0.4, 0.6]
      let fake = LambdaCallback(onEpochEnd: { _, run in run.logs["val_loss"] = losses.removeFirst() })
      var saved: [Int] = []
      let checkpoint = ModelCheckpoint(file, saveBestOnly: true, saveWeightsOnly: true)
      var kept: [String: Tensor] = [:]
      var before: Date?
      let watch = LambdaCallback(onEpochEnd: { epoch, run in
        let date = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
        if date != before {
          saved.append(epoch)
          kept = run.model.weights
        }
        before = date
      })
      let model = model()
      try model.fit(
        x, y, epochs: 4, validationData: (x, y), callbacks: [fake, checkpoint, watch], verbose: false)
      #expect(saved == [0, 2])
      let other = self.model()
      try other.loadWeights(from: URL(fileURLWithPath: file))
      #expect(other.weights == kept && kept != model.weights)
    }
  }

  @Test func batchesAreCountedOverEpochs() throws {
    try withTemporaryFolder { folder in
      let checkpoint = ModelCheckpoint(
        folder.path + "/{epoch}-{batch}.weights.h5", saveWeightsOnly: true, saveFreq: 3)
      try model().fit(x, y, batchSize: 2, epochs: 2, callbacks: [checkpoint], verbose: false)
      #expect(try names(folder) == ["1-3.weights.h5", "2-2.weights.h5"])
    }
  }

  /// Whenever training is killed, the file is whole: the one before or the next.
  @Test func aKilledFitLeavesAWholeFile() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("checkpoint-\(getpid()).keras")
    defer { try? FileManager.default.removeItem(at: file) }
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("checkpoint-\(getppid()).keras")
      let tests = ModelCheckpointTests()
      let end = LambdaCallback(onEpochBegin: { epoch, _ in
        guard epoch == 3 else { return }
        Thread.detachNewThread {
          usleep(useconds_t.random(in: 0..<20_000))
          kill(getpid(), SIGKILL)
        }
      })
      try tests.model().fit(
        tests.x, tests.y, epochs: 100_000, callbacks: [end, ModelCheckpoint(file.path)], verbose: false)
    }
    #expect(try Model(contentsOf: file).weights.count == 2)
  }

  @Test func placeholdersAreWrittenAsPythonDoes() throws {
    func path(_ text: String) throws -> String {
      let history = Scores([("accuracy", 0.5), ("val_loss", 0.12345)])
      return try PathTemplate(text).path(counts: ["epoch": 7, "batch": 12], values: history)
    }
    #expect(try path("a-{epoch:02d}-{val_loss:.2f}.keras") == "a-07-0.12.keras")
    #expect(try path("{epoch}{batch:4d}|{epoch:.1f}|{accuracy:.0%}|{accuracy}") == "7  12|7.0|50%|0.5")
    #expect(try path("{{{epoch:d}}}{val_loss:08.3f}{val_loss:.1e}") == "{7}0000.1231.2e-01")
    func message(_ text: String) -> String {
      do { return try path(text) } catch { return "\(error)" }
    }
    #expect(message("{val_los:.2f}").contains("Did you mean \"val_loss\""))
    #expect(message("{val_loss:02d}").contains("write {val_loss:.2f}"))
    #expect(message("{epoch:>3}").contains("no format of a number"))
    #expect(message("{epoch").contains("no }") && message("epoch}").contains("no {"))
  }

  @Test func mistakesAreAnsweredBeforeTraining() throws {
    func message(_ checkpoint: ModelCheckpoint) -> String {
      do {
        try model().fit(x, y, callbacks: [checkpoint], verbose: false)
        return ""
      } catch { return "\(error)" }
    }
    #expect(message(ModelCheckpoint("a.txt")).contains(".keras or .h5"))
    #expect(message(ModelCheckpoint("a.weights.h5")).contains(".keras or .h5"))
    #expect(message(ModelCheckpoint("a.keras", saveWeightsOnly: true)).contains(".weights.h5"))
    #expect(message(ModelCheckpoint("{epok}.keras")).contains("Did you mean \"epoch\""))
    #expect(message(ModelCheckpoint("{val_loss:.2f}.keras")).contains("{val_loss}"))
    #expect(message(ModelCheckpoint("a.keras", saveBestOnly: true)).contains("Give fit validationData."))
    #expect(message(ModelCheckpoint("a.keras", saveFreq: 0)).contains("at least one batch"))
    #expect(message(ModelCheckpoint("a.keras", saveBestOnly: true, saveFreq: 2)).contains("watches \"val_loss\""))
  }
}
