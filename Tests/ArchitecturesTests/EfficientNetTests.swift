import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Architectures

struct EfficientNetTests {
  /// What `correct_pad` of Keras 3.15 returns.
  @Test func stepsOfTwoStartWhereKerassDo() {
    func padding(_ height: Int?, _ width: Int?, _ window: Int) -> EdgePadding {
      Input([height, width, 3]).correctedPadding(window: window)
    }
    #expect(padding(224, 224, 3) == EdgePadding(top: 0, bottom: 1, left: 0, right: 1))
    #expect(padding(131, 107, 3) == EdgePadding(top: 1, bottom: 1, left: 1, right: 1))
    #expect(padding(75, 150, 5) == EdgePadding(top: 2, bottom: 2, left: 1, right: 2))
    #expect(padding(nil, nil, 7) == EdgePadding(top: 2, bottom: 3, left: 2, right: 3))
  }

  @Test func imageNetsWeightsTakeOneMoreLayer() throws {
    let plain = try Architecture.efficientNetB0.build(includeTop: false, pooling: .average)
    let published = try Architecture.efficientNetB0.build(includeTop: false, pooling: .average, forImageNet: true)
    var names = plain.layers.map(\.name)
    names.insert("rescaling_1", at: 3)
    #expect(published.layers.map(\.name) == names)
    #expect(published.parameterCount == plain.parameterCount)

    // It does what those weights would do with the square of what they call variance.
    var weights = HashWeights.weights(of: plain, k: 2)
    let deviation: [Float] = [0.229, 0.224, 0.225]
    weights["normalization/variance"] = Tensor(shape: [3], scalars: deviation)
    try published.setWeights(weights)
    weights["normalization/variance"] = Tensor(shape: [3], scalars: deviation.map { $0 * $0 })
    try plain.setWeights(weights)
    let pictures = HashWeights.pictures("input", 1, 64, 64)
    let (found, expected) = (try published.predict(pictures), try plain.predict(pictures))
    #expect((found - expected).map(abs).max <= 1e-5 * expected.map(abs).max)
  }
}
