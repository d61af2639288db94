import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// Whole models that Keras 3 and Keras 2 saved come back and say what they said there.
@Suite(.enabled(if: Shared.isHere, "\(Shared.absence)")) struct KerasModelTests {
  private func model(_ name: String) throws -> Model {
    try Model(ModelFile(url: Shared.url("golden/formats/\(name)"), isVerified: true))
  }

  @Test(arguments: ["mobilenet025_k3.keras", "mobilenet025_k3_whole.h5", "mobilenet025_tfk_whole.h5"])
  func mobileNet(name: String) throws {
    let model = try model(name)
    #expect(model.layers.count == 87 && model.parameterCount == 218_544)
    let x = HashWeights.pictures("input", 2, 96, 96) / 127.5 - 1
    let expected = try Shared.data("golden/formats/mobilenet_025_96_features.k3.f32").withUnsafeBytes {
      Array($0.bindMemory(to: Float.self))
    }
    let features = try model.predict(x).scalars
    let largest = expected.map(abs).max() ?? 0
    let worst = zip(features, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(features.count == expected.count && worst <= 1e-4 * largest, "off by \(worst) of \(largest)")
  }

  @Test(arguments: [
    "nested_k3_frozen.h5", "nested_k3_trainable.h5", "nested_k3_optimizer_adam.keras", "nested_k3_trainable.keras",
    "nested_tfk_frozen_whole.h5", "nested_tfk_trainable_whole.h5", "nested_tfk_optimizer_whole.h5",
  ])
  func aSequentialOnABase(name: String) throws {
    let model = try model(name)
    #expect(model is Sequential && model.name == "nested")
    let base = try #require(model.layers.first { $0 is Model })
    #expect(base.name == "resnet_tiny" && base.isTrainable != name.contains("frozen"))
    #expect(model.trainableVariables.count == (name.contains("frozen") ? 2 : 50))
    // Caffe's preprocessing.
    let pixels = HashWeights.pictures("input", 2, 64, 64)
    let means: [Float] = [103.939, 116.779, 123.68]
    let x = Tensor(uninitializedShape: pixels.shape) { x in
      pixels.withUnsafeScalars { p in for i in x.indices { x[i] = p[i / 3 * 3 + 2 - i % 3] - means[i % 3] } }
    }
    let expected = try #require(
      Shared.json("golden/formats/expected_k3.json")["nested_softmax"] as? [[Double]]
    ).flatMap { $0 }
    for (found, expected) in zip(try model.predict(x).scalars, expected) {
      #expect(abs(Double(found) - expected) <= 1e-4)
    }
  }

  @Test(arguments: [
    "mobilenet025_k3.weights.h5", "mobilenet025_tfk_weights.h5", "nested_k3_frozen.weights.h5",
    "resnet_stage2_oldnames_v01.h5",
  ])
  func weightsAloneAreNoModel(name: String) throws {
    let url = Shared.url("golden/formats/\(name)")
    let error = #expect(throws: ModelFileError.self) { try Model(ModelFile(url: url, isVerified: true)) }
    #expect(error == .weightsOnly(file: url.path))
    #expect(error?.description.contains("loadWeights(from:)") == true)
  }
}
