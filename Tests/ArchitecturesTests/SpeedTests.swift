import Foundation
import NeuralNetworks
import Tensors
import Testing

@testable import Architectures

/// How fast the plans are: `LECTERN_SPEED=1 swift test --filter SpeedTests` prints it.
@Suite(
  .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["LECTERN_SPEED"] != nil, "set LECTERN_SPEED=1 to measure; it takes a while")
)
struct SpeedTests {
  /// Multiplications and additions of the convolutions for one picture.
  func operations(_ model: Model) -> Double {
    model.layers.reduce(0) { sum, layer in
      guard let window = layer as? WindowedLayer, let height = layer.output.shape[0], let width = layer.output.shape[1]
      else { return sum }
      let perPixel = layer.variables.filter { $0.name.hasSuffix("kernel") }.reduce(0) { $0 + $1.shape.count }
      return sum + 2 * Double(height * width * perPixel) * (window.variables.isEmpty ? 0 : 1)
    }
  }

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
    let speed = operations(model) * Double(batch) / best / 1e9
    print(
      String(
        format: "%@ 224x224 batch %d: first %.0f ms, then %.1f ms, %.0f GFLOP/s", architecture.name, batch, first * 1e3,
        best * 1e3, speed))
    #expect(speed > 1)
  }
}
