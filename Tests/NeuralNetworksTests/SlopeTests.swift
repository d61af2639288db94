import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

/// The way back through every layer, against differences of the way there.
struct SlopeTests {
  /// A small network around a layer: what it reads comes from a trained convolution, so that slopes go through it.
  static let networks: [(name: String, build: (SymbolicTensor) throws -> SymbolicTensor)] = [
    ("conv", { try Conv2D(5, kernelSize: 3, strides: 2, padding: .same, activation: .tanh)($0) }),
    ("rectangular", { try Conv2D(5, kernelSize: (1, 3), padding: .same, useBias: false)($0) }),
    ("grouped", { try Conv2D(6, kernelSize: 3, groups: 3)($0) }),
    ("padded", { try Conv2D(4, kernelSize: 3, strides: 2)(ZeroPadding2D(EdgePadding(bottom: 1, right: 1))($0)) }),
    ("depthwise", { try DepthwiseConv2D(kernelSize: 3, strides: 2, padding: .same, depthMultiplier: 2)($0) }),
    ("separable", { try SeparableConv2D(7, kernelSize: 3, padding: .same)($0) }),
    ("dense pixels", { try Dense(4, activation: .gelu)($0) }),
    ("normalized", { try Activation(.swish)(BatchNormalization()($0)) }),
    ("rectified", { try ReLU(maxValue: 6)(BatchNormalization(scale: false)($0)) }),
    ("rectified sum", { try ReLU()(Add()([$0, BatchNormalization()($0)])) }),
    (
      "two normalized",
      { x in
        let (wide, same) = (try Conv2D(32, kernelSize: 1)(x), try Conv2D(32, kernelSize: 1, useBias: false)(x))
        let sum = try ReLU(maxValue: 6)(Add()([BatchNormalization()(wide), BatchNormalization()(same)]))
        return try Add()([sum, BatchNormalization()(Conv2D(32, kernelSize: 3, padding: .same)(sum))])
      }
    ),
    (
      "frozen sums",
      { x in
        let wide = try Conv2D(16, kernelSize: 1)(x)
        let (first, second) = (BatchNormalization(), BatchNormalization())
        (first.isTrainable, second.isTrainable) = (false, false)
        let sum = try Activation(.relu)(Add()([first(wide), wide]))
        return try Add()([second(Conv2D(16, kernelSize: 1)(sum)), sum, Activation(.tanh)(sum)])
      }
    ),
    ("leaky", { try ReLU(negativeSlope: 0.3)($0) }),
    ("layers normalized", { try LayerNormalization()($0) }),
    ("scaled", { try LayerScale(initValue: 0.5, projectionDim: 6)($0) }),
    ("largest", { try MaxPooling2D(poolSize: 3, strides: 2, padding: .same)($0) }),
    ("means", { try AveragePooling2D(poolSize: 3, strides: 2, padding: .same)($0) }),
    ("all largest", { try GlobalMaxPooling2D()($0) }),
    ("all means", { try GlobalAveragePooling2D(keepDims: true)($0) }),
    ("sum", { try Add()([$0, Activation(.tanh)($0), $0]) }),
    ("scaled sum", { try CustomScaleLayer(0.3)([$0, Activation(.sigmoid)($0)]) }),
    (
      "gate",
      { x in
        let gate = try Dense(6, activation: .sigmoid)(GlobalAveragePooling2D(keepDims: true)(x))
        return try Multiply()([gate, x])
      }
    ),
    ("joined", { try Concatenate()([$0, Conv2D(3, kernelSize: 1)($0), Activation(.relu)($0)]) }),
    ("joined rows", { try Concatenate(axis: 1)([$0, Activation(.tanh)($0)]) }),
    ("edges", { try AveragePooling2D(poolSize: 2)(ZeroPadding2D(1)(Cropping2D(EdgePadding(top: 1, left: 2))($0))) }),
    ("moved", { try Dense(3)(Reshape([-1])($0)) }),
    ("rescaled", { try Rescaling([1, 2, 3, 4, 5, 6], offset: [1])($0) }),
    (
      "normalized by constants",
      { try Normalization(mean: [1, 2, 3, 4, 5, 6], variance: [1, 4, 1, 4, 1, 4])($0) }
    ),
    ("softmax", { try Activation(.softmax)(Flatten()($0)) }),
    ("dropped", { try Dropout(0.4)($0) }),
  ]

  @Test(arguments: networks.indices) func slopesAreDifferences(_ index: Int) throws {
    let (name, build) = Self.networks[index]
    let input = Input([6, 5, 3])
    let start = try Conv2D(6, kernelSize: 1, name: "start")(input)
    let model = try Model(inputs: input, outputs: build(start))
    LayerTests.fill(model)
    model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
    let x = LayerTests.random([3, 6, 5, 3], "x")
    let plan = try TrainingPlan(model.readyPredictor().body.trained, shape: x.shape, endsBeforeActivation: false)
    plan.surroundings.numbers = { RandomNumbers(seed: 3, purpose: $0.name) }
    var weights = Tensor(shape: [0])
    func value() throws -> Double {
      var result = 0.0
      _ = try plan(x) { output in
        weights = LayerTests.random(output.shape, "w")
        result = zip(output.scalars, weights.scalars).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        return weights
      }
      return result
    }
    let gradients = try plan(x) { LayerTests.random($0.shape, "w") }
    #expect(model.trainableVariables.count >= 2)
    for variable in model.trainableVariables {
      let gradient = try #require(gradients[variable], "\(name) \(variable.path)")
      #expect(gradient.shape == variable.shape)
      let largest = Double(gradient.map(abs).max)
      #expect(largest > 0 || variable.name == "bias", "\(name) \(variable.path)")
      let original = variable.value
      for place in Set([0, original.count / 3, original.count - 1]) {
        func moved(_ by: Float) throws -> Double {
          var changed = original
          changed.withUnsafeMutableScalars { $0[place] += by }
          variable.value = changed
          return try value()
        }
        let slope = try (moved(0.004) - moved(-0.004)) / 0.008
        variable.value = original
        let difference = abs(slope - Double(gradient.scalars[place]))
        #expect(difference < 0.03 * max(largest, 0.2), "\(name) \(variable.path)[\(place)]: \(slope)")
      }
    }
  }

  @Test func frozenLayersInTheMiddleLetSlopesThrough() throws {
    let input = Input([6, 5, 3])
    let start = Conv2D(6, kernelSize: 1, name: "start")
    let middle = [Conv2D(6, kernelSize: 3, name: "middle"), BatchNormalization(name: "norm")] as [Layer]
    let x = try middle[1](middle[0](start(input)))
    let model = try Model(inputs: input, outputs: Dense(2, name: "end")(GlobalAveragePooling2D()(x)))
    LayerTests.fill(model)
    model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
    middle.isTrainable = false
    let before = model.weights
    let plan = try TrainingPlan(model.readyPredictor().body.trained, shape: [2, 6, 5, 3], endsBeforeActivation: false)
    let gradients = try plan(LayerTests.random([2, 6, 5, 3], "x")) { LayerTests.random($0.shape, "w") }
    #expect(
      model.variables.filter { gradients[$0] != nil }.map(\.path) == [
        "start/kernel", "start/bias", "end/kernel", "end/bias",
      ])
    #expect(model.weights.mapValues(\.scalars) == before.mapValues(\.scalars), "frozen statistics do not move")
  }

  @Test func aBiasThatANormalizationTakesAwayHasNoSlope() throws {
    for isTrained in [true, false] {
      let input = Input([6, 5, 3])
      let normalization = BatchNormalization()
      let x = try Conv2D(6, kernelSize: 1, name: "start")(input)
      let model = try Model(inputs: input, outputs: normalization(x))
      LayerTests.fill(model)
      model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
      normalization.isTrainable = isTrained
      let plan = try TrainingPlan(
        model.readyPredictor().body.trained, shape: [2, 6, 5, 3], endsBeforeActivation: false)
      let bias = try #require(model.trainableVariables.first { $0.path == "start/bias" })
      for _ in 0..<2 {
        let slope = try #require(
          plan(LayerTests.random([2, 6, 5, 3], "x")) { LayerTests.random($0.shape, "w") }[bias])
        #expect(slope.shape == [6] && slope.scalars.allSatisfy { ($0 == 0) == isTrained }, "\(slope)")
      }
    }
  }

  @Test func theCutIsAboveAllThatIsFrozen() throws {
    let input = Input([8, 8, 3])
    let stem = try Conv2D(4, kernelSize: 3, name: "stem")(input)
    let left = try Conv2D(4, kernelSize: 1, name: "left")(stem)
    let right = try Conv2D(4, kernelSize: 1, name: "right")(stem)
    let sum = try Add(name: "sum")([left, right])
    let model = try Model(inputs: input, outputs: Dense(2, name: "end")(GlobalAveragePooling2D(name: "pool")(sum)))
    let graph = FlatGraph(model)
    func cut() -> String { Split(graph, isTrained: true).frozen.nodes.last!.layer.name }
    #expect(cut() == "input_layer")
    model.isTrainable = false
    #expect(cut() == "end" && Split(graph, isTrained: true).trained.nodes.count == 1)
    try model.layer(named: "end").isTrainable = true
    #expect(cut() == "pool")
    // What is beside the trained branch is read too, so that the cut is where both start.
    try model.layer(named: "right").isTrainable = true
    #expect(cut() == "stem")
    #expect(Split(graph, isTrained: false).frozen.nodes.last!.layer.name == "end")
  }

  @Test func movingStatisticsMove() throws {
    let input = Input([2])
    let layer = BatchNormalization(momentum: 0.9)
    let model = try Model(inputs: input, outputs: layer(input))
    model.compile(optimizer: SGD(learningRate: 0), loss: .categoricalCrossentropy)
    let x = Tensor(shape: [4, 2], scalars: [1, 10, 3, 10, 5, 10, 7, 10])
    let plan = try TrainingPlan(model.readyPredictor().body.trained, shape: x.shape, endsBeforeActivation: false)
    _ = try plan(x) { Tensor(shape: $0.shape) }
    // The batch's mean is 4 and 10, its biased variance 5 and 0.
    let found = layer.variables.suffix(2).flatMap(\.value.scalars)
    for (value, expected) in zip(found, [0.4, 1, 0.9 + 0.5, 0.9] as [Float]) { #expect(abs(value - expected) < 1e-6) }
  }
}
