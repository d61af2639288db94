import Architectures
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// Loading ImageNet's weights where they have been fetched.
@Suite(.serialized) struct PretrainedTests {
  static func isHere(_ name: String) -> Bool {
    (try? WeightStore.standard.entry(named: name)).map { WeightStore.standard.status(of: $0) != .missing } ?? false
  }
  static func comment(_ name: String) -> Comment { "SKIPPED: run `lectern weights fetch \(name)` first" }

  @Test(.enabled(if: isHere("efficientnet-lite0"), comment("efficientnet-lite0"))) func efficientNetLite0() throws {
    let start = Date()
    let model = try Model(.efficientNetLite0)
    print("EfficientNet-Lite0 loaded in \(Date().timeIntervalSince(start)) s")
    #expect(model.variables.reduce(0) { $0 + $1.shape.count } == 4_694_024)
    // Batch norm's variances are not negative.
    for variable in model.variables where variable.name == "moving_variance" {
      #expect(variable.value.scalars.allSatisfy { $0 >= 0 }, "\(variable.path)")
    }
    #expect(throws: WeightsError.wrongClasses(10)) { try Model(.efficientNetLite0, classes: 10) }
    let features = try Model(.efficientNetLite0, includeTop: false, pooling: .average)
    #expect(features.weights["top_conv/kernel"]?.scalars == model.weights["top_conv/kernel"]?.scalars)
  }

  @Test(.enabled(if: isHere("xception"), comment("xception"))) func xception() throws {
    let start = Date()
    let model = try Model(.xception, includeTop: false, pooling: .average)
    print("Xception loaded in \(Date().timeIntervalSince(start)) s")
    #expect(model.variables.reduce(0) { $0 + $1.shape.count } == 20_861_480)
  }

  @Test func equalSeedsMakeEqualWeights() throws {
    let first = try Model(.efficientNetLite0, weights: .random(seed: 3), includeTop: false)
    let second = try Model(.efficientNetLite0, weights: .random(seed: 3), includeTop: false)
    let third = try Model(.efficientNetLite0, weights: .random(seed: 4), includeTop: false)
    #expect(first.weights["stem_conv/kernel"]?.scalars == second.weights["stem_conv/kernel"]?.scalars)
    #expect(first.weights["stem_conv/kernel"]?.scalars != third.weights["stem_conv/kernel"]?.scalars)
  }

  @Test func aFileOfOurOwnAndWhatDoesNotFit() throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appendingPathComponent("x.safetensors")
    let source = try Model(.efficientNetLite0, weights: .random(seed: 3), inputShape: [64, 64, 3])
    try SafeTensors.write(source.weights, to: file)
    let copy = try Model(.efficientNetLite0, weights: .file(file), includeTop: false)
    #expect(copy.weights["block4c_bn/gamma"]?.scalars == source.weights["block4c_bn/gamma"]?.scalars)

    var weights = source.weights
    weights["block3a_bn/beta"] = nil
    try SafeTensors.write(weights, to: file)
    let missing = #expect(throws: WeightsError.self) { try copy.loadWeights(from: file) }
    #expect(
      missing?.description.contains("at the layer \"block3a_bn\" the model has 4 weights, the file has 3 weights")
        == true)
    weights["block3a_bn/beta"] = Tensor(shape: [7])
    try SafeTensors.write(weights, to: file)
    let wrong = #expect(throws: WeightsError.self) { try copy.loadWeights(from: file) }
    #expect(
      wrong?.description.contains("at the layer \"block3a_bn\" the model has beta (144,), the file has beta (7,)")
        == true,
      "\(wrong?.description ?? "")")
    #expect(copy.weights["block4c_bn/gamma"]?.scalars == source.weights["block4c_bn/gamma"]?.scalars, "nothing was set")
  }

  /// A small network of Keras's names and shapes, from the file's own.
  @Test(.enabled(if: Shared.isHere, "\(Shared.absence)")) func kerasFilesByTheOrderOfTheModelsLayers() throws {
    let source = try Keras3Weights(HDF5File(contentsOf: Shared.url("golden/formats/mobilenet025_k3.weights.h5")))
      .tensors()
    let input = Input([96, 96, 3])
    var x = try Conv2D(8, kernelSize: 3, strides: 2, padding: .same, useBias: false, name: "conv1")(input)
    x = try BatchNormalization(name: "conv1_bn")(x)
    for block in 1...13 {
      let filters = try #require(source["conv_pw_\(block)/kernel"]).shape[3]
      x = try DepthwiseConv2D(kernelSize: 3, padding: .same, useBias: false, name: "conv_dw_\(block)")(x)
      x = try BatchNormalization(name: "conv_dw_\(block)_bn")(x)
      x = try Conv2D(filters, kernelSize: 1, padding: .same, useBias: false, name: "conv_pw_\(block)")(x)
      x = try BatchNormalization(name: "conv_pw_\(block)_bn")(x)
    }
    let model = try Model(inputs: input, outputs: x)
    for name in [
      "mobilenet025_k3.weights.h5", "mobilenet025_k3.keras", "mobilenet025_tfk_whole.h5", "mobilenet025_k3_whole.h5",
    ] {
      try model.setWeights(model.weights.mapValues { Tensor(shape: $0.shape) })
      try model.load(WeightsFile(url: Shared.url("golden/formats/\(name)"), isVerified: true))
      #expect(model.weights.mapValues(\.scalars) == source.mapValues(\.scalars), "\(name)")
    }
  }
}
