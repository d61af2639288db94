import Architectures
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// What PyTorch itself says of the same weights and the same pictures.
@Suite(.serialized) struct MobileNetV2TorchTests {
  @Test(
    .enabled(if: PretrainedTests.isHere("mobilenet-v2-torch"), PretrainedTests.comment("mobilenet-v2-torch")))
  func featuresArePyTorchs() throws {
    let architecture = Architecture.mobileNetV2Torch
    let model = try Model(architecture, includeTop: false, pooling: .average, inputShape: [224, 224, 3])
    #expect(model.variables.reduce(0) { $0 + $1.shape.count } == 2_257_984)
    let features = try model.predict(architecture.preprocessing(pictures))
    try #require(features.shape == [2, 1280])
    if let path = ProcessInfo.processInfo.environment["LECTERN_TORCH_FEATURES"] {
      let expected = try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes {
        Array($0.bindMemory(to: Float.self))
      }
      try #require(expected.count == 2560)
      let largest = expected.map(abs).max() ?? 0
      let error = zip(features.scalars, expected).map { abs($0 - $1) }.max() ?? .infinity
      print("MobileNetV2: off by \(error) of at most \(largest)")
      #expect(error < 1e-4 * largest)
    }
    // torch 2.13 on the CPU: the features of `image("input", 2, 224, 224)` of golden/README.md, section 1.
    let expected: [(norm: Float, first: [Float])] = [
      (26.021652, [0, 0.23310485, 0, 0.05379615, 0.0012408, 0.49230042]),
      (26.336931, [0.00565415, 0.4569566, 0, 0.03992919, 0.01727704, 0.65201467]),
    ]
    for (row, expected) in expected.enumerated() {
      let scalars = features.scalars[(row * 1280)..<((row + 1) * 1280)]
      let norm = scalars.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(norm - expected.norm) < 1e-4 * expected.norm)
      for (found, expected) in zip(scalars, expected.first) { #expect(abs(found - expected) < 1e-4) }
    }
  }

  /// `image("input", 2, 224, 224)`: cells of 32 pixels and noise.
  private var pictures: Tensor {
    var fine = RandomNumbers(seed: 0, purpose: "input/fine")
    var coarse = RandomNumbers(seed: 0, purpose: "input/coarse")
    let cells = (0..<(2 * 64 * 64 * 3)).map { _ in ((coarse.next() >> 56) * 3) >> 2 }
    return Tensor(uninitializedShape: [2, 224, 224, 3]) { scalars in
      for index in scalars.indices {
        let (channel, pixel) = (index % 3, index / 3)
        let (x, y, b) = (pixel % 224, pixel / 224 % 224, pixel / 224 / 224)
        scalars[index] = Float((fine.next() >> 58) + cells[((b * 64 + y / 32) * 64 + x / 32) * 3 + channel])
      }
    }
  }
}
