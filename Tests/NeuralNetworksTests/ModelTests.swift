import Tensors
import Testing

@testable import NeuralNetworks

struct ModelTests {
  func small() throws -> Model {
    let input = Input([8, 8, 3])
    var x = try Conv2D(4, kernelSize: 3)(input)
    x = try Conv2D(4, kernelSize: 3, name: "second")(x)
    x = try Conv2D(4, kernelSize: 3)(x)
    x = try GlobalAveragePooling2D()(BatchNormalization()(x))
    return try Model(inputs: input, outputs: Dense(2, activation: .softmax)(x), name: "small")
  }

  @Test func unnamedLayersAreNamedAsInKeras() throws {
    #expect(
      try small().layers.map(\.name) == [
        "input_layer", "conv2d", "second", "conv2d_1", "batch_normalization", "global_average_pooling2d", "dense",
      ])
    let names = ["SeparableConv2D", "DepthwiseConv2D", "ZeroPadding2D", "InputLayer", "MaxPooling2D"]
    #expect(
      names.map(LayerNames.snakeCase) == [
        "separable_conv2d", "depthwise_conv2d", "zero_padding2d", "input_layer", "max_pooling2d",
      ])
  }

  @Test func variablesHaveKerassPaths() throws {
    #expect(
      try small().variables.map(\.path) == [
        "conv2d/kernel", "conv2d/bias", "second/kernel", "second/bias", "conv2d_1/kernel", "conv2d_1/bias",
        "batch_normalization/gamma", "batch_normalization/beta", "batch_normalization/moving_mean",
        "batch_normalization/moving_variance", "dense/kernel", "dense/bias",
      ])
  }

  @Test func twoLayersOfOneNameAreRefused() throws {
    let input = Input([3])
    let x = try Dense(2, name: "a")(Dense(2, name: "a")(input))
    #expect(throws: ModelError.duplicateName("a")) { try Model(inputs: input, outputs: x) }
  }

  @Test func anOutputFromElsewhereIsRefused() throws {
    let (input, other) = (Input([3]), Input([3]))
    let x = try Dense(2)(other)
    #expect(throws: ModelError.self) { try Model(inputs: input, outputs: x) }
  }

  @Test func layersThatDoNotFitSaySo() throws {
    let input = Input([8, 8, 3])
    do {
      _ = try Dense(2, name: "head")(Flatten()(Input([nil, nil, 3])))
      Issue.record("a Flatten took a picture of unknown size")
    } catch {
      #expect("\(error)".contains("takes one input whose size is known"), "\(error)")
    }
    #expect(throws: ModelError.self) { try Conv2D(2, kernelSize: 9)(input) }
    #expect(throws: ModelError.self) { try Add()([input, Input([8, 8, 4])]) }
    #expect(throws: ModelError.self) { try Conv2D(4, kernelSize: 3, groups: 2)(input) }
    #expect(throws: ModelError.self) { try Flatten()(Input([nil, nil, 3])) }
  }

  @Test func aLayerIsFoundByNameAlsoInsideAModel() throws {
    let outer = Sequential(try small(), Dense(3))
    #expect(try outer.layer(named: "second") is Conv2D)
    #expect(throws: ModelError.noSuchLayer(name: "secnd", model: "sequential", nearest: ["second"])) {
      try outer.layer(named: "secnd")
    }
    do {
      _ = try outer.layer(named: "secnd")
    } catch {
      #expect("\(error)" == "The model \"sequential\" has no layer \"secnd\". Did you mean \"second\"?")
    }
  }

  @Test func weightsThatDoNotFitAreNamed() throws {
    let model = try small()
    var weights = model.weights
    weights["dense/kernel"] = Tensor(shape: [4, 3])
    weights["second/bias"] = nil
    weights["third/bias"] = Tensor(shape: [4])
    let before = model.weights
    do {
      try model.setWeights(weights)
      Issue.record("wrong weights were taken")
    } catch ModelError.weights(let mismatch) {
      #expect(mismatch.missing == ["second/bias"] && mismatch.unused == ["third/bias"])
      #expect(mismatch.wrongShapes == [.init(path: "dense/kernel", expected: [4, 2], found: [4, 3])])
      #expect(
        mismatch.description
          == "The weights do not fit the model \"small\". dense/kernel has the shape (4, 2), but the "
          + "weights have (4, 3). Missing: second/bias. Given but not in the model: third/bias.")
    }
    #expect(model.weights == before)
    try model.setWeights(before)
  }

  @Test func anInputOfAnotherShapeIsRefused() throws {
    let model = try small()
    do {
      _ = try model.predict(Tensor(shape: [8, 8, 3]))
      Issue.record("a picture without batch axis was taken")
    } catch {
      #expect(
        "\(error)" == "The model \"small\" takes batches of shape (None, 8, 8, 3), but it was given (8, 8, 3)."
          + " Add the batch axis with expandingDimensions().")
    }
    #expect(throws: ModelError.self) { try model.predict(Tensor(shape: [1, 9, 8, 3])) }
  }

  @Test func freezingAModelFreezesItsLayers() throws {
    let model = try small()
    #expect(model.trainableVariables.count == 10)
    model.isTrainable = false
    #expect(model.trainableVariables.isEmpty && model.layers.allSatisfy { !$0.isTrainable })
    try model.layer(named: "dense").isTrainable = true
    #expect(model.trainableVariables.map(\.path) == ["dense/kernel", "dense/bias"])
    #expect(model.trainableParameterCount == 10)
  }

  @Test func aModelOfUnknownSizeTakesAnySize() throws {
    let input = Input([nil, nil, 3])
    let model = try Model(
      inputs: input, outputs: GlobalAveragePooling2D()(Conv2D(4, kernelSize: 3, strides: 2, padding: .same)(input)))
    #expect(model.summary().rows[1][1] == "(None, None, None, 4)")
    #expect(try model.predict(Tensor(shape: [2, 9, 5, 3])).shape == [2, 4])
    #expect(try model.predict(Tensor(shape: [1, 30, 30, 3])).shape == [1, 4])
  }

  @Test func theOutputOfALayerInsideMakesANewModel() throws {
    let model = try small()
    let inner = try Model(inputs: model.input, outputs: model.layer(named: "second").output, name: "inner")
    #expect(inner.outputShape == [4, 4, 4] && inner.layers.count == 3)
  }

  @Test func initialWeightsDependOnTheSeedAndTheNameOnly() throws {
    let (first, second) = (try small(), try small())
    #expect(first.weights == second.weights)
    let kernel = first.variables[0].value
    let limit = (6 / Float(9 * 3 + 9 * 4)).squareRoot()
    #expect(kernel.max <= limit && kernel.max > 0.9 * limit && kernel.min >= -limit && abs(kernel.mean) < 0.1)
    #expect(first.variables[0].value != first.variables[2].value.reshaped(first.variables[2].shape))
  }
}
