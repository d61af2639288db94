import Foundation
import Tensors
import TestSupport
import Testing

@testable import Weights

@Suite struct LayerPairingTests {
  private typealias Layer = LegacyKerasWeights.Layer
  private let pairing = LayerPairing(file: "old.h5")

  private func wanted(_ name: String, _ shape: Shape) -> ModelLayer {
    ModelLayer(name: name, className: "Conv2D", variables: [("kernel", shape)])
  }

  private func old(_ name: String, _ shape: Shape, _ value: Float) -> Layer {
    Layer(name: name, weights: [("\(name)_W", Tensor(repeating: value, shape: shape))])
  }

  @Test func namesGoBeforeOrderAndNumberedLayersPairInOrder() throws {
    let model = [wanted("conv2d", [2]), wanted("stem", [2]), wanted("conv2d_1", [2])]
    let file = [old("stem", [2], 7), old("convolution2d_4", [2], 1), old("convolution2d_9", [2], 2)]
    let weights = try pairing.weights(model, from: file)
    #expect(weights.mapValues { $0.scalars[0] } == ["conv2d/kernel": 1, "stem/kernel": 7, "conv2d_1/kernel": 2])
  }

  @Test func namedLayersNeverPairByOrder() {
    // Two of equal shape that Keras itself would swap.
    let model = [wanted("conv2_block1_0_conv", [2]), wanted("conv2_block1_3_conv", [2])]
    let file = [old("res2a_branch2c", [2], 1), old("res2a_branch1", [2], 2)]
    #expect(throws: WeightsError.self) { try pairing.weights(model, from: file) }
  }

  @Test func anotherShapeIsNamed() {
    let error = #expect(throws: WeightsError.self) {
      try pairing.weights([wanted("stem", [3])], from: [old("stem", [2], 0)])
    }
    #expect(error == .wrongShape(file: "old.h5", name: "stem/stem_W", expected: [3], found: [2]))
  }

  @Test func aMissingLayerIsNamed() {
    let error = #expect(throws: WeightsError.self) { try pairing.weights([wanted("stem", [3])], from: []) }
    #expect(
      error?.description
        == "old.h5 does not fit the model: the model has \"stem\" with 1 weights, the file has no such layer")
  }

  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)")) func anOlderFileFitsAModelOfItsNames() throws {
    let url = Shared.url("weights/mobilenet_v1_0.25_224.h5")
    let file = try LegacyKerasWeights(HDF5File(contentsOf: url))
    let model = file.layers.map { layer in
      ModelLayer(
        name: layer.name, className: "Conv2D",
        variables: layer.weights.map { (LegacyKerasWeights.variable($0.name, of: layer.name), $0.tensor.shape) })
    }
    let weights = try WeightsFile(url: url, isVerified: true).weights(for: model)
    #expect(weights.count == 27 * 5 + 2)
  }
}
