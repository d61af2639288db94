import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

struct BackupAndRestoreTests {
  private func fit(_ folder: URL?, _ more: [any Callback] = []) throws -> (model: Model, history: History) {
    let model = FitTests.model(Adam(learningRate: 0.01))
    let backup = folder.map { [BackupAndRestore($0.path)] } ?? []
    let history = try model.fit(
      FitTests.x, FitTests.y, batchSize: 6, epochs: 5, callbacks: backup + more, verbose: false)
    return (model, history)
  }

  @Test func anInterruptedFitGoesOnToTheSameBits() throws {
    try withTemporaryFolder { folder in
      struct Stop: Error {}
      let whole = try fit(nil)
      #expect(throws: Stop.self) {
        try fit(
          folder, [LambdaCallback(onTrainBatchBegin: { batch, run in if run.epoch == 3, batch == 2 { throw Stop() } })])
      }
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("training.backup").path))
      let rest = try fit(folder)
      #expect(rest.history.epochNumbers == [3, 4])
      #expect(rest.model.weights == whole.model.weights)
      #expect(rest.history["loss"] == Array(whole.history["loss"][3...]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty, "the end removes the state")
    }
  }

  @Test func damagedStatesAreRefused() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("training.backup")
      let model = FitTests.model(Adam())
      try model.fit(FitTests.x, FitTests.y, verbose: false)
      let state = try #require(model.training?.optimizer.state)
      let backup = TrainingBackup(epoch: 4, weights: model.weights, optimizer: state)
      try backup.write(to: file)
      #expect(try TrainingBackup(contentsOf: file) == backup)
      let data = try Data(contentsOf: file)
      for damaged in [data.dropLast(), data.dropFirst(), Data(), data + Data([0])] {
        try Data(damaged).write(to: file)
        #expect(throws: BackupError.self) { try fit(folder) }
      }
      var flipped = data
      flipped[data.count / 2] ^= 1
      try flipped.write(to: file)
      #expect(throws: BackupError.self) { try TrainingBackup(contentsOf: file) }
    }
  }
}
