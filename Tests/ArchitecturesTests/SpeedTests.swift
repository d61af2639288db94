import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Architectures

/// How fast the plans are: `LECTERN_SPEED=1 swift test --filter SpeedTests` prints it.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["LECTERN_SPEED"] != nil, "set LECTERN_SPEED=1 to measure; it takes a while")
)
struct SpeedTests {
  @Test(arguments: Architecture.all, [1, 12])
  func plansAreFast(_ architecture: Architecture, _ batch: Int) throws {
    let model = try architecture.build(includeTop: false, pooling: .average, inputShape: [224, 224, 3])
    try model.setWeights(HashWeights.weights(of: model, k: 1.25))
    let pictures = architecture.preprocessing(HashWeights.pictures("input", batch, 224, 224))
    func seconds() throws -> Double {
      let start = Date()
      _ = try model.predict(pictures)
      return Date().timeIntervalSince(start)
    }
    let first = try seconds()
    let best = try (0..<8).map { _ in try seconds() }.min()!
    let speed = 2 * Double((model.multiplyAdds ?? 0) * batch) / best / 1e9
    print(
      String(
        format: "%@ 224x224 batch %d: first %.0f ms, then %.1f ms, %.0f GFLOP/s", architecture.name, batch, first * 1e3,
        best * 1e3, speed))
    #expect(speed > 1)
  }

  /// Pictures of noise that no store knows yet.
  struct Noise: BatchSource {
    let run = UUID().uuidString
    let preprocessing: Preprocessing
    let count: Int
    let batchSize = 12
    func batches(epoch: Int) -> [Batch] {
      stride(from: 0, to: count, by: batchSize).map { start in
        let rows = Array(start..<min(start + batchSize, count))
        let targets = Tensor(
          shape: [rows.count, 2], scalars: rows.flatMap { $0 % 2 == 0 ? [1, 0] : [0, 1] as [Float] })
        return Batch(keys: rows.map { "\(run)/\($0)" }, targets: targets) { picked in
          preprocessing(HashWeights.pictures(run, picked.count, 224, 224))
        }
      }
    }
  }

  /// What training a head on 72 + 20 pictures costs when nothing is known of them, and then when everything is.
  @Test(arguments: Architecture.all) func headsAreTrainedFast(_ architecture: Architecture) throws {
    let base = try architecture.build(includeTop: false, pooling: .average, inputShape: [224, 224, 3])
    try base.setWeights(HashWeights.weights(of: base, k: 1.25))
    base.isTrainable = false
    let (train, validation) = (
      Noise(preprocessing: architecture.preprocessing, count: 72),
      Noise(preprocessing: architecture.preprocessing, count: 20)
    )
    for state in ["unknown", "known"] {
      let model = Sequential(base, Dense(2, activation: .softmax))
      model.compile(optimizer: SGD(learningRate: 0.01), loss: .categoricalCrossentropy, metrics: [.accuracy])
      let start = Date()
      try model.fit(train, epochs: 5, validationData: validation, verbose: state == "known")
      print(
        architecture.name, "5 epochs of 72 + 20 pictures,", state,
        String(format: "%.2f s", Date().timeIntervalSince(start)))
    }
  }
}
