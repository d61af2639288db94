import Architectures
import Foundation
import NeuralNetworks
import Tensors

@testable import Weights

/// Models that together use every layer there is, with weights that no initialiser makes.
enum SampleModels {
  /// By what a test is called.
  static let all = [
    "zoo", "branches", "sequential", "frozen base", "half frozen base", "used twice", "same names", "xception",
    "mobileNet",
  ]

  static func model(_ name: String) throws -> Model {
    Random.seed = 0
    let model: Model
    switch name {
    case "zoo": model = try zoo()
    case "branches": model = try branches()
    case "sequential":
      model = try Sequential(
        layers: [InputLayer(shape: [8, 8, 3]), Conv2D(4, kernelSize: 3), Flatten(), Dropout(0.5), Dense(3)],
        name: "chain")
    case "frozen base": model = try onBase { $0.isTrainable = false }
    case "half frozen base": model = try onBase { $0.layers[2].isTrainable = false }
    case "used twice": model = try usedTwice()
    case "same names": model = try sameNames()
    default:
      model = try Model(
        .named(name), weights: .random(), includeTop: false, pooling: .average, inputShape: [71, 71, 3])
    }
    fill(model)
    return model
  }

  /// How the layers' weights start, by layer and argument, where that is not the layer's own way.
  static func starts(_ model: Model) throws -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    for layer in model.layers where !(layer is Model) && !(layer is InputLayer) {
      for (key, value) in try LayerCoding.of(layer).arguments(layer) ?? [:] where key.hasSuffix("_initializer") {
        result["\(layer.name)/\(key)"] = value
      }
    }
    return result
  }

  /// A batch of two.
  static func input(for model: Model) -> Tensor {
    var numbers = RandomNumbers(seed: 7)
    let shape = Shape([2] + model.inputShape.dimensions.map { $0 ?? 24 })
    return Tensor(uninitializedShape: shape) { x in for i in x.indices { x[i] = numbers.unit() * 2 - 1 } }
  }

  /// Every layer that goes from one picture to another, one behind the other.
  private static func zoo() throws -> Model {
    let input = Input([16, 16, 4])
    var x = input
    for layer: Layer in [
      Rescaling(1 / 127.5, offset: -1), Rescaling([0.5, 1, 2, 3], offset: [0, 1, 2, 3]), Normalization(),
      Normalization(mean: [0.1, 0.2, 0.3, 0.4], variance: [1, 2, 3, 4]),
      Conv2D(
        8, kernelSize: (3, 1), strides: (2, 1), padding: .same, groups: 2, useBias: false,
        kernelInitializer: .heNormal, kernelRegularizer: .l1l2()),
      BatchNormalization(
        momentum: 0.9, epsilon: 1.001e-5, betaInitializer: .randomNormal(mean: 1, stddev: 0.25),
        gammaInitializer: .zeros, betaRegularizer: .l2(0.5), gammaRegularizer: .l1(0.25)),
      ReLU(maxValue: 6), ReLU(negativeSlope: 0.1, threshold: 0.2),
      ZeroPadding2D(EdgePadding(top: 0, bottom: 1, left: 2, right: 3)),
      Cropping2D(EdgePadding(top: 0, bottom: 1, left: 2, right: 3)),
      DepthwiseConv2D(
        kernelSize: 3, padding: .same, depthMultiplier: 2, activation: .relu6,
        depthwiseInitializer: .randomUniform(minval: -0.25, maxval: 0.5), biasInitializer: .constant(0.125),
        depthwiseRegularizer: .l1(0.5)),
      BatchNormalization(center: true, scale: false), BatchNormalization(center: false, scale: true),
      SeparableConv2D(
        6, kernelSize: 3, padding: .same, activation: .swish, depthwiseInitializer: .lecunUniform,
        pointwiseInitializer: .truncatedNormal(mean: 0, stddev: 0.125), depthwiseRegularizer: .l2(0.125),
        pointwiseRegularizer: .l2(0.25)), LayerNormalization(epsilon: 1e-6),
      LayerScale(initValue: 0.5, projectionDim: 6), MaxPooling2D(poolSize: 3, strides: 1, padding: .same),
      AveragePooling2D(), Dense(5, activation: .gelu, name: "pixels"), Activation(.tanh), Activation(.sigmoid),
      Dropout(0.25), Dropout(0.5, noiseShape: [nil, 1, 1, 5]), Reshape([-1, 5, 2]), Flatten(),
      Dense(7, activation: .linear, useBias: false, kernelInitializer: .glorotNormal, kernelRegularizer: .l2()),
      Dense(3, activation: .softmax, biasInitializer: .ones, biasRegularizer: .l1l2(l1: 0.5, l2: 0.25)),
    ] { x = try layer(x) }
    return try Model(inputs: input, outputs: x, name: "zoo")
  }

  /// Layers that join, and a model within.
  private static func branches() throws -> Model {
    let input = Input([12, 12, 3], name: "picture")
    let a = try Conv2D(6, kernelSize: 3, padding: .same, name: "same")(input)
    let inner = try Sequential(
      layers: [InputLayer(shape: [12, 12, 6]), Conv2D(6, kernelSize: 1), BatchNormalization()], name: "inner")
    let b = try inner(a)
    var x = try Add()([a, b])
    x = try Concatenate()([x, a, b])
    let gate = try Dense(18, activation: .sigmoid)(GlobalAveragePooling2D(keepDims: true)(x))
    x = try Multiply()([x, gate])
    x = try CustomScaleLayer(0.17)([x, x])
    let maximum = try GlobalMaxPooling2D()(x)
    x = try Concatenate(axis: 1)([maximum, GlobalAveragePooling2D()(x)])
    return try Model(inputs: input, outputs: Dense(2, activation: .softmax, name: "head")(x), name: "branches")
  }

  private static func onBase(_ change: (Model) -> Void) throws -> Model {
    let input = Input([16, 16, 3])
    var x = try Conv2D(8, kernelSize: 3, strides: 2, name: "conv1")(input)
    x = try BatchNormalization(name: "conv1_bn")(x)
    x = try Activation(.relu, name: "conv1_relu")(x)
    x = try Conv2D(8, kernelSize: 3, name: "conv2")(x)
    x = try BatchNormalization(name: "conv2_bn")(x)
    let base = try Model(inputs: input, outputs: GlobalAveragePooling2D()(x), name: "base")
    change(base)
    return try Sequential(layers: [base, Dense(2, activation: .softmax, name: "head")], name: "on_base")
  }

  /// A layer and a model that are each used twice.
  private static func usedTwice() throws -> Model {
    let inner = Input([6, 6, 3])
    let block = try Model(inputs: inner, outputs: Conv2D(3, kernelSize: 1)(inner), name: "block")
    let shared = Conv2D(3, kernelSize: 3, padding: .same, name: "shared")
    let input = Input([6, 6, 3])
    let a = try block(block(input))
    let b = try shared(shared(a))
    return try Model(inputs: input, outputs: block(Add()([a, b])), name: "twice")
  }

  /// Layers in a model and in one within it that have one name.
  private static func sameNames() throws -> Model {
    func block(_ input: SymbolicTensor, _ filters: Int) throws -> SymbolicTensor {
      try BatchNormalization(name: "norm")(Conv2D(filters, kernelSize: 1, name: "conv")(input))
    }
    let inner = Input([6, 6, 3], name: "input")
    let model = try Model(inputs: inner, outputs: block(inner, 3), name: "model")
    let input = Input([6, 6, 3], name: "input")
    return try Model(inputs: input, outputs: block(model(input), 3), name: "outer")
  }

  /// Kernels stay as their initialiser makes them, the rest is changed; variances and counts are not negative.
  private static func fill(_ model: Model) {
    for variable in model.variables where variable.shape.rank < 2 {
      var numbers = RandomNumbers(seed: 3, purpose: variable.path)
      variable.value = Tensor(uninitializedShape: variable.shape) { x in
        for i in x.indices {
          let unit = numbers.unit()
          switch variable.name {
          case "moving_variance", "variance", "gamma": x[i] = 0.5 + unit
          case "count": x[i] = 12
          default: x[i] = unit - 0.5
          }
        }
      }
    }
  }
}
