import Tensors
import Testing

@testable import NeuralNetworks

/// Layers by name, models cut at a layer, and what is frozen.
struct InnerLayerTests {
  static func base() throws -> Model {
    let input = Input([8, 8, 3])
    var x = try Conv2D(4, kernelSize: 3, name: "block1_conv1")(input)
    x = try MaxPooling2D(name: "block1_pool")(x)
    x = try Conv2D(6, kernelSize: 3, name: "block2_conv1")(x)
    return try Model(inputs: input, outputs: GlobalAveragePooling2D(name: "pool")(x), name: "base")
  }

  @Test func aModelIsCutAtALayer() throws {
    let base = try Self.base()
    let cut = try base.truncated(at: "block1_pool")
    #expect(cut.outputShape == [3, 3, 4] && cut.layers.map(\.name).last == "block1_pool")
    #expect(cut.layers[1] === base.layers[1], "the layers are shared")
    let x = LayerTests.random([2, 8, 8, 3], "x")
    let whole = try base.predict(x)
    // What is left of the base behind the cut model gives the base's result again.
    let rest = Input([3, 3, 4])
    let end = try Model(
      inputs: rest, outputs: base.layer(named: "pool")(base.layer(named: "block2_conv1")(rest)))
    #expect((try end.predict(cut.predict(x)) - whole).map(abs).max < 1e-6)
  }

  @Test func layersAreBuiltOnAnInnerOne() throws {
    let base = try Self.base()
    let x = try Flatten()(base.layer(named: "block1_pool").output)
    let model = try Model(inputs: base.input, outputs: Dense(1, activation: .sigmoid)(x))
    #expect(model.layers.map(\.name) == ["input_layer", "block1_conv1", "block1_pool", "flatten", "dense"])
    #expect(model.outputShape == [1] && model.parameterCount == 3 * 3 * 3 * 4 + 4 + 36 + 1)
  }

  @Test func wrongNamesAreAnsweredWithTheNearest() throws {
    let base = try Self.base()
    #expect(
      throws: ModelError.noSuchLayer(
        name: "block1_pol", model: "base", nearest: ["block1_pool", "block1_conv1", "block2_conv1"])
    ) {
      try base.truncated(at: "block1_pol")
    }
    let nested = Sequential(base, Dense(2), name: "outer")
    #expect(throws: ModelError.nestedLayer(name: "block1_pool", inner: "base", model: "outer")) {
      try nested.truncated(at: "block1_pool")
    }
    #expect(throws: ModelError.layerOrder(first: "pool", last: "block1_pool", model: "base")) {
      try base.layers(from: "pool", through: "block1_pool")
    }
  }

  @Test func modelsRangesAndLayersAreFrozen() throws {
    let base = try Self.base()
    base.isTrainable = false
    #expect(base.trainableParameterCount == 0 && !base.layers.isTrainable)
    try base.layers(from: "block2_conv1").isTrainable = true
    #expect(base.trainableVariables.map(\.path) == ["block2_conv1/kernel", "block2_conv1/bias"])
    base.isTrainable = true
    base.layers[..<3].isTrainable = false
    #expect(base.trainableVariables.map(\.path) == ["block2_conv1/kernel", "block2_conv1/bias"])
    try base.layer(named: "block2_conv1").isTrainable = false
    #expect(base.trainableVariables.isEmpty)
    #expect(
      try base.layers(from: "block1_pool", through: "block2_conv1").map(\.name) == ["block1_pool", "block2_conv1"])
  }
}
