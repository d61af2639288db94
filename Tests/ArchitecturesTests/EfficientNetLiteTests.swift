import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Architectures

struct EfficientNetLiteTests {
  struct KerasLayer: Decodable {
    let name, cls: String
    let out: [Int?]
  }

  @Test func parameterCountsAreThePublishedOnes() throws {
    let whole = try Architecture.efficientNetLite0.build()
    // 4,652,008 learned ones in the published checkpoint; the statistics of the batch normalizations come on top.
    #expect(whole.trainableParameterCount == 4_652_008)
    #expect(whole.parameterCount == Architecture.efficientNetLite0.parameterCount)
    let base = try Architecture.efficientNetLite0.build(includeTop: false, pooling: .average)
    #expect(base.summary().footer.first == "Total params: 3,413,024 (13.02 MB)")
    #expect(base.outputShape == [1280])
  }

  /// Without squeeze-and-excitation, rescaling and explicit padding, EfficientNetB0 has the same layers.
  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)"))
  func layersAreNamedAsInEfficientNetB0() throws {
    let keras = try JSONDecoder().decode(
      [KerasLayer].self, from: Shared.data("golden/models/EfficientNetB0.layers.json"))
    let left = keras.filter {
      !$0.name.contains("_se_") && !["rescaling", "normalization"].contains($0.name) && $0.cls != "ZeroPadding2D"
        && $0.name != "predictions" && !$0.name.hasPrefix("rescaling")
    }
    let model = try Architecture.efficientNetLite0.build()
    let ours = model.layers.dropLast()
    // Lite scales no depth: B0's rows are its own.
    #expect(ours.map(\.name) == left.map(\.name))
    #expect(ours.map(\.className) == left.map(\.cls))
    #expect(ours.map(\.output.shape) == left.map { PartialShape(Array($0.out.dropFirst())) })
  }

  @Test func everyKernelOfThePlanAgreesWithTheLayersOneByOne() throws {
    // Each residual block alone, against the same layers without any fusion: an output of a nested model is never fused.
    let model = try Architecture.efficientNetLite0.build(includeTop: false, inputShape: [64, 64, 3])
    try model.setWeights(HashWeights.weights(of: model, k: 2))
    let pictures = Preprocessing.lite(HashWeights.pictures("input", 2, 64, 64))
    let fused = try model.predict(pictures)
    var values: [String: Tensor] = [:]
    for layer in model.layers {
      let upTo = try Model(inputs: model.input, outputs: layer.output)
      values[layer.name] = try upTo.predict(pictures)
    }
    let last = values["top_activation"]!
    #expect((fused - last).map(abs).max <= 1e-5 * last.map(abs).max)
    // A sum and its two parts, made by plans that end in different places.
    for block in ["block2b", "block3b", "block6d"] {
      let sum = values[block + "_add"]!
      let parts =
        values[block + "_project_bn"]! + values[block == "block6d" ? "block6c_add" : block.dropLast() + "a_project_bn"]!
      #expect((sum - parts).map(abs).max <= 1e-5 * sum.map(abs).max, "\(block)")
    }
    let activation = values["block4b_expand_activation"]!
    #expect(activation.min == 0 && activation.max <= 6)
  }
}
