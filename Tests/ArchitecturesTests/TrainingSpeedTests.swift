import Architectures
import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// What a step of fine-tuning costs: `LECTERN_SPEED=1 swift test --filter TrainingSpeedTests` prints it.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["LECTERN_SPEED"] != nil, "set LECTERN_SPEED=1 to measure; it takes a while")
)
struct TrainingSpeedTests {
  /// All layers, batch 12, SGD: the way there, the loss, the way back, and the weights' change.
  @Test(arguments: [Architecture.mobileNetV2, .resNet50]) func aStepOfAllLayers(_ architecture: Architecture) throws {
    let base = try architecture.build(includeTop: false, pooling: .average, inputShape: [224, 224, 3])
    try base.setWeights(HashWeights.weights(of: base, k: 1.25))
    let model = Sequential(base, Dense(2, activation: .softmax))
    model.compile(optimizer: SGD(learningRate: 1e-6), loss: .categoricalCrossentropy)
    let x = architecture.preprocessing(HashWeights.pictures("input", 12, 224, 224))
    let y = Tensor(shape: [12, 2], scalars: (0..<12).flatMap { $0 % 2 == 0 ? [1, 0] : [0, 1] as [Float] })
    func seconds() throws -> Double {
      let start = Date()
      try model.fit(x, y, batchSize: 12, shuffle: false, verbose: false)
      return Date().timeIntervalSince(start)
    }
    let first = try seconds()
    let best = try (0..<5).map { _ in try seconds() }.min() ?? first
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
    print(
      String(format: "%@, batch 12: first step %.0f ms, then %.0f ms;", architecture.name, first * 1e3, best * 1e3),
      peak)
    #expect(best < 60)
  }
}
