import Architectures
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// Every file that Keras wrote, loaded into a network of its own, and what the network then says: golden/README.md, section 5.
@Suite(.enabled(if: Shared.isHere, "\(Shared.absence)")) struct FormatsTests {
  private func url(_ name: String) -> URL { Shared.url("golden/formats/\(name)") }

  private func deviation(_ found: Tensor, _ expected: [Float]) -> Float {
    guard found.count == expected.count else { return .infinity }
    let worst = zip(found.scalars, expected).map { $0.isNaN ? .infinity : abs($0 - $1) }.max() ?? 0
    return worst / (expected.map(abs).max() ?? 1)
  }

  /// Both ways of reading: within this process, and as a file that nobody vouches for.
  private func load(_ model: Model, _ name: String) throws {
    for variable in model.variables { variable.value = Tensor(shape: variable.shape) }
    try model.load(WeightsFile(url: url(name), isVerified: true))
  }

  @Test(arguments: [
    "mobilenet025_k3.keras", "mobilenet025_k3.weights.h5", "mobilenet025_k3_whole.h5", "mobilenet025_tfk_weights.h5",
    "mobilenet025_tfk_whole.h5", "mobilenet025_tfk_f16_gzip.h5",
  ])
  func mobileNets(_ name: String) throws {
    let model = try Architecture.mobileNet(alpha: 0.25).build(
      includeTop: false, pooling: .average, inputShape: [96, 96, 3])
    try load(model, name)
    let features = try model.predict(Preprocessing.tf(HashWeights.pictures("input", 2, 96, 96)))
    let kind = name.contains("tfk") ? "tfk" : "k3"
    let expected = try Shared.data("golden/formats/mobilenet_025_96_features.\(kind).f32").withUnsafeBytes {
      Array($0.bindMemory(to: Float.self))
    }
    #expect(deviation(features, expected) < (name.contains("f16") ? 1e-2 : 1e-4))
  }

  @Test(arguments: [
    "nested_k3_frozen.h5", "nested_k3_frozen.weights.h5", "nested_k3_optimizer_adam.keras", "nested_k3_trainable.h5",
    "nested_k3_trainable.keras", "nested_tfk_frozen_whole.h5", "nested_tfk_optimizer_whole.h5",
    "nested_tfk_trainable_weights.h5", "nested_tfk_trainable_whole.h5", "nested_tfk_weights_splitattrs.h5",
  ])
  func modelsWithinModels(_ name: String) throws {
    let model = Sequential(
      try TinyResNet.model(name: "resnet_tiny", [(8, 2), (16, 1)]), Dense(2, activation: .softmax, name: "head"),
      name: "nested")
    try load(model, name)
    let probabilities = try model.predict(Preprocessing.caffe(HashWeights.pictures("input", 2, 64, 64)))
    let expected = try Shared.json("golden/formats/expected_\(name.contains("tfk") ? "tfk" : "k3").json")
    let rows = try #require(expected["nested_softmax"] as? [[Double]])
    #expect(deviation(probabilities, rows.flatMap { $0.map(Float.init) }) < 1e-4)
  }

  @Test func theOldestNamesAreNotSwapped() throws {
    let model = try TinyResNet.model(name: "resnet_stage2", [(64, 1)])
    try load(model, "resnet_stage2_oldnames_v01.h5")
    let features = try model.predict(Preprocessing.caffe(HashWeights.pictures("input", 2, 64, 64)))
    let record = try Shared.json("golden/formats/resnet_stage2_oldnames_v01.json")
    let expected = try #require(record["features_first8_correct"] as? [Double])
    #expect(deviation(Tensor(shape: [8], scalars: Array(features.scalars.prefix(8))), expected.map(Float.init)) < 1e-4)
  }

  @Test func aFileOfTheWholeNetworksLayout() throws {
    let model = try Model(.resNet50, weights: .random(), includeTop: false)
    try load(model, "resnet50_notop_tfk_structure_const.h5")
    for variable in model.variables {
      var stream = HashWeights.Stream(variable.path)
      let values = variable.value.scalars
      #expect(values.allSatisfy { $0 == values[0] } && values[0] == Float(stream.unit()), "\(variable.path)")
    }
  }

  // MARK: What does not fit

  @Test func anotherNetworksFileIsNamed() throws {
    let model = try Model(.mobileNetV2, weights: .random(), includeTop: false)
    let error = #expect(throws: WeightsError.self) {
      try model.load(WeightsFile(url: url("resnet50_notop_tfk_structure_const.h5"), isVerified: true))
    }
    #expect(
      error?.description
        == "\(url("resnet50_notop_tfk_structure_const.h5").path) does not fit the model \"mobilenetv2_1.00_224\": at the "
        + "layer \"Conv1\" the model has 1 weights, the file has 2 in \"conv1_conv\". The file seems to hold resNet50 without "
        + "its top.")
  }

  @Test func anotherWidthIsNamedWithItsShapes() throws {
    let model = try Architecture.mobileNet(alpha: 0.5).build(includeTop: false)
    let error = #expect(throws: WeightsError.self) { try load(model, "mobilenet025_tfk_weights.h5") }
    let text = try #require(error?.description)
    #expect(
      text.contains("at the layer \"conv1\" the model has kernel (3, 3, 3, 16), the file has kernel (3, 3, 3, 8)"))
    #expect(text.contains("The file seems to hold mobileNet_0.25 without its top."), "\(text)")
  }
}

/// The small network of the golden files: ResNet's stem, then blocks of (channels, how many).
enum TinyResNet {
  static func model(name: String, _ stages: [(channels: Int, count: Int)]) throws -> Model {
    let input = Input([64, 64, 3])
    var x = try convolution(64, 7, strides: 2, "conv1", activates: true)(ZeroPadding2D(3, name: "conv1_pad")(input))
    x = try MaxPooling2D(poolSize: 3, strides: 2, name: "pool1_pool")(ZeroPadding2D(1, name: "pool1_pad")(x))
    for (index, stage) in stages.enumerated() {
      for block in 1...stage.count {
        let name = "conv\(index + 2)_block\(block)"
        let strides = index > 0 && block == 1 ? 2 : 1
        let shortcut = try block == 1 ? convolution(4 * stage.channels, 1, strides: strides, "\(name)_0")(x) : x
        var y = try convolution(stage.channels, 1, strides: strides, "\(name)_1", activates: true)(x)
        y = try convolution(stage.channels, 3, padding: .same, "\(name)_2", activates: true)(y)
        y = try convolution(4 * stage.channels, 1, "\(name)_3")(y)
        x = try Activation(.relu, name: "\(name)_out")(Add(name: "\(name)_add")([shortcut, y]))
      }
    }
    return try Model(inputs: input, outputs: GlobalAveragePooling2D(name: "avg_pool")(x), name: name)
  }

  private static func convolution(
    _ filters: Int, _ window: Int, strides: Int = 1, padding: Padding = .valid, _ name: String, activates: Bool = false
  ) -> (SymbolicTensor) throws -> SymbolicTensor {
    { x in
      let layer = Conv2D(filters, kernelSize: window, strides: strides, padding: padding, name: "\(name)_conv")
      let y = try BatchNormalization(epsilon: 1.001e-5, name: "\(name)_bn")(layer(x))
      return activates ? try Activation(.relu, name: "\(name)_relu")(y) : y
    }
  }
}
