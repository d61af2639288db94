import Tensors
import Testing

@testable import NeuralNetworks

/// Layers as plans against small sums that can be done by hand, and fused plans against the same layers one by one.
struct LayerTests {
  static func random(_ shape: Shape, _ purpose: String) -> Tensor {
    var numbers = RandomNumbers(seed: 1, purpose: purpose)
    return Tensor(shape: shape, scalars: (0..<shape.count).map { _ in numbers.unit() * 2 - 1 })
  }

  /// Gives every variable numbers that are not 0 or 1.
  static func fill(_ model: Model) {
    for variable in model.variables {
      let values = random(variable.shape, variable.path)
      variable.value = variable.name.hasSuffix("variance") ? values.map { $0 * 0.5 + 1 } : values
    }
  }

  func predict(_ layer: Layer, _ x: Tensor) throws -> Tensor {
    let input = Input(PartialShape(exampleOf: x.shape))
    return try Model(inputs: input, outputs: layer(input)).predict(x)
  }

  @Test func activations() throws {
    let x = Tensor(shape: [1, 1, 1, 3], scalars: [-1, 2, 7])
    #expect(try predict(Activation(.relu), x).scalars == [0, 2, 7])
    #expect(try predict(Activation(.relu6), x).scalars == [0, 2, 6])
    #expect(try predict(Activation(.linear), x).scalars == [-1, 2, 7])
    let softmax = try predict(Activation(.softmax), Tensor(shape: [1, 2], scalars: [0, 0]))
    #expect(softmax.scalars == [0.5, 0.5])
    // Large numbers do not overflow.
    #expect(try predict(Activation(.softmax), Tensor(shape: [1, 2], scalars: [1000, 0])).scalars == [1, 0])
    let swish = try predict(Activation(.swish), x).scalars
    #expect(abs(swish[0] + 0.268_941_42) < 1e-6)
  }

  @Test func shapesOfLayers() throws {
    let x = Tensor(shape: [2, 7, 6, 4])
    #expect(try predict(Conv2D(5, kernelSize: 3), x).shape == [2, 5, 4, 5])
    #expect(try predict(Conv2D(5, kernelSize: 3, strides: 2, padding: .same), x).shape == [2, 4, 3, 5])
    #expect(try predict(Conv2D(6, kernelSize: 1, groups: 2), x).shape == [2, 7, 6, 6])
    #expect(try predict(DepthwiseConv2D(kernelSize: 3, depthMultiplier: 2), x).shape == [2, 5, 4, 8])
    #expect(try predict(SeparableConv2D(9, kernelSize: 3, padding: .same), x).shape == [2, 7, 6, 9])
    #expect(try predict(ZeroPadding2D(2), x).shape == [2, 11, 10, 4])
    #expect(try predict(MaxPooling2D(), x).shape == [2, 3, 3, 4])
    #expect(try predict(AveragePooling2D(poolSize: 3, strides: 2, padding: .same), x).shape == [2, 4, 3, 4])
    #expect(try predict(GlobalMaxPooling2D(), x).shape == [2, 4])
    #expect(try predict(Flatten(), x).shape == [2, 168])
    #expect(try predict(Dropout(0.5), x).shape == x.shape)
    #expect(try predict(Rescaling(2, offset: 1), x).scalars == [Float](repeating: 1, count: x.count))
  }

  @Test func denseIsItsSum() throws {
    let dense = Dense(2, name: "d")
    let x = Tensor(shape: [1, 3], scalars: [1, 2, 3])
    let input = Input([3])
    let model = try Model(inputs: input, outputs: dense(input))
    try model.setWeights([
      "d/kernel": Tensor(shape: [3, 2], scalars: [1, 2, 3, 4, 5, 6]), "d/bias": Tensor(shape: [2], scalars: [10, 20]),
    ])
    #expect(try model.predict(x).scalars == [32, 48])
  }

  /// A graph with everything that is fused, and with things that must not be.
  static func branching() throws -> Model {
    let input = Input([9, 8, 16])
    var x = try ZeroPadding2D(1)(input)
    x = try BatchNormalization()(Conv2D(16, kernelSize: 3, useBias: true)(x))
    x = try Activation(.relu)(x)
    // A residual that is read again after the sum.
    let start = x
    var y = try BatchNormalization()(DepthwiseConv2D(kernelSize: 3, padding: .same, useBias: false)(start))
    y = try Activation(.relu6)(y)
    y = try BatchNormalization()(SeparableConv2D(16, kernelSize: 3, padding: .same)(y))
    y = try Add()([Dropout(0.3)(y), start])
    y = try Activation(.swish)(y)
    // Two convolutions that meet in a sum.
    let left = try Conv2D(8, kernelSize: 1, strides: 2, padding: .same)(y)
    let right = try BatchNormalization()(Conv2D(8, kernelSize: 3, strides: 2, padding: .same)(start))
    y = try Add()([left, right])
    // A convolution whose value is read twice: its batch normalization cannot be folded.
    let twice = try Conv2D(8, kernelSize: 3, padding: .same, activation: .tanh)(y)
    let normal = try BatchNormalization()(twice)
    y = try Add()([twice, normal, y])
    // A value that is flattened and read.
    let flat = try Flatten()(y)
    let pooled = try Dense(4 * 5 * 8, activation: .sigmoid)(GlobalMaxPooling2D()(y))
    y = try Add()([flat, pooled])
    return try Model(inputs: input, outputs: Add()([y, flat]))
  }

  @Test func fusedPlansAgreeWithTheLayersOneByOne() throws {
    let model = try Self.branching()
    Self.fill(model)
    let x = Self.random([3, 9, 8, 16], "x")
    let fused = try model.predict(x)
    // The same graph, one layer at a time: each a plan of its own, with nothing to fuse.
    var values = [ObjectIdentifier(model.inputNode): x]
    for node in model.nodes where node !== model.inputNode {
      let inputs = node.inputs.map { values[ObjectIdentifier($0)]! }
      values[ObjectIdentifier(node)] =
        node.layer is Add ? inputs.dropFirst().reduce(inputs[0], +) : try alone(node.layer, inputs[0])
    }
    let expected = values[ObjectIdentifier(model.outputNode)]!
    #expect((fused - expected).map(abs).max <= 2e-6 * expected.map(abs).max)
    #expect(try model.predict(x) == fused)
  }

  private func alone(_ layer: Layer, _ x: Tensor) throws -> Tensor {
    let plan = try KernelPlan(inputShape: x.shape)
    guard let window = layer as? WindowedLayer, layer.isConvolution else {
      if layer is Dropout { return x }
      if let layer = layer as? Dense { return layer.activation(layer.linear(x)) }
      try plan.finish(plan.append(layer, [plan.input], overwrites: false))
      return try plan(x)
    }
    let weights = try FoldedWeights(Fusion(convolution: 0, layer: layer, last: 0))
    let padding = window.padding.edges(x.shape, window: window.window, strides: window.strides)
    var value = plan.input
    if let depthwise = weights.depthwise { value = try plan.convolution(value, depthwise, padding: padding) }
    value = try plan.convolution(
      value, weights.main, strides: window.strides, padding: weights.depthwise == nil ? padding : .none)
    try plan.finish(value)
    return layer.ownActivation(try plan(x))
  }

  @Test func everythingThatCanBeFusedIs() throws {
    let model = try Self.branching()
    let graph = FlatGraph(model).body(to: FlatGraph(model).output)
    let fusions = Fusion.find(in: graph).sorted { $0.convolution < $1.convolution }
    #expect(fusions.count == 7)
    #expect(fusions.filter { $0.normalization != nil }.count == 4)
    #expect(fusions.filter { $0.residual != nil }.count == 2)
    #expect(fusions.filter { $0.zeroPadding != nil }.count == 1)
    #expect(fusions.compactMap(\.activation) == [.relu, .relu6, .swish, .tanh, .sigmoid])
  }

  @Test func aPlanFollowsItsWeights() throws {
    let input = Input([4, 4, 3])
    let model = try Model(inputs: input, outputs: Conv2D(2, kernelSize: 1, useBias: false)(input))
    let x = Self.random([1, 4, 4, 3], "x")
    let before = try model.predict(x)
    model.variables[0].value = model.variables[0].value * 2
    let after = try model.predict(x)
    #expect((before * 2 - after).map(abs).max < 1e-6 && before != after)
  }

  @Test func predictionsInPiecesAreTheSame() throws {
    let model = try Self.branching()
    Self.fill(model)
    let x = Self.random([70, 9, 8, 16], "many")
    let all = try model.predict(x)
    #expect(all.shape[0] == 70)
    #expect(try model.predict(x) == all, "to the last bit")
    // Three at a time are computed in another layout than six.
    let some = try model.predict(x.rows(33..<40))
    #expect((some - all.rows(33..<40)).map(abs).max < 1e-6 * all.map(abs).max)
  }
}
