import Tensors
import Testing

@testable import NeuralNetworks

/// What plans make of several layers at once, against the same layers one by one.
struct FusionTests {
  /// Predicts as models do, and layer by layer; the results must agree, whatever else is in the batch.
  func expectAgreement(_ model: Model) throws {
    LayerTests.fill(model)
    let x = LayerTests.random(Shape([3] + model.inputShape.dimensions.map { $0 ?? 5 }), "x")
    let graph = FlatGraph(model).body(to: FlatGraph(model).output)
    let expected = try CompiledGraph(graph) { _, _ in }(x)
    let found = try CompiledGraph(graph)(x)
    #expect(found.shape == expected.shape && expected.scalars.allSatisfy(\.isFinite) && expected.map(abs).max > 0)
    #expect((found - expected).map(abs).max <= 3e-6 * expected.map(abs).max)
    #expect(try CompiledGraph(graph)(x.rows([1])) == found.rows([1]), "to the last bit")
  }

  @Test(arguments: [3, 22, 32, 64]) func normalizationsAreRectified(_ channels: Int) throws {
    let input = Input([7, 8, channels])
    let x = try Activation(.relu)(BatchNormalization()(input))
    try expectAgreement(Model(inputs: input, outputs: x))
    let normal = try BatchNormalization(center: false, scale: false)(input)
    let both = try Add()([ReLU()(normal), normal])
    try expectAgreement(Model(inputs: input, outputs: both))
  }

  @Test(arguments: [1, 5, 16]) func channelsAreScaled(_ width: Int) throws {
    let input = Input([4, width, 3])
    let x = try Normalization()(Rescaling([0.5, 2, -1], offset: [1, 0, 3])(input))
    try expectAgreement(Model(inputs: input, outputs: BatchNormalization()(x)))
  }

  @Test func denseLayersAreFusedOnPixelsAndRows() throws {
    for shape: PartialShape in [[6, 5, 16], [6, 16], [16]] {
      let input = Input(shape)
      var x = try Activation(.gelu)(Dense(24)(input))
      x = try LayerScale(initValue: 0.5, projectionDim: 16)(Dense(16)(x))
      x = try Add()([input, Activation(.linear)(x)])
      let model = try Model(inputs: input, outputs: BatchNormalization()(Dense(8, useBias: false)(x)))
      let graph = FlatGraph(model).body(to: FlatGraph(model).output)
      let fusions = Fusion.find(in: graph).sorted { $0.convolution < $1.convolution }
      #expect(fusions.map(\.activation) == [.gelu, nil, nil])
      #expect(fusions.map { $0.layerScale != nil } == [false, true, false])
      #expect(fusions.map { $0.residual != nil } == [false, true, false])
      #expect(fusions.map { $0.normalization != nil } == [false, false, true])
      try expectAgreement(model)
    }
  }

  @Test func valuesThatAreMadeTwiceAreMadeOnce() throws {
    let input = Input([6, 6, 8])
    let x = try BatchNormalization()(Conv2D(8, kernelSize: 3, padding: .same)(input))
    func pooled() throws -> SymbolicTensor {
      try AveragePooling2D(poolSize: 3, strides: 1, padding: .same)(Activation(.relu)(x))
    }
    let sum = try Add()([
      pooled(), pooled(), MaxPooling2D(poolSize: 3, strides: 1, padding: .same)(Activation(.relu)(x)),
    ])
    let model = try Model(inputs: input, outputs: sum)
    let graph = FlatGraph(model)
    #expect(graph.nodes.count == 10)
    #expect(graph.withoutRepeats().nodes.count == 7)
    try expectAgreement(model)
    // Layers with weights of their own stay apart.
    let apart = try Model(
      inputs: input, outputs: Add()([Conv2D(8, kernelSize: 1)(input), Conv2D(8, kernelSize: 1)(input)]))
    #expect(FlatGraph(apart).withoutRepeats().nodes.count == 4)
    try expectAgreement(apart)
  }

  @Test func edgesAreMovedBehindConvolutions() throws {
    let input = Input([5, 6, 16])
    var x = try Conv2D(19, kernelSize: 3, padding: .same, activation: .relu)(input)
    let padded = try ZeroPadding2D(EdgePadding(top: 1, bottom: 2, left: 0, right: 3))(x)
    x = try Cropping2D(EdgePadding(top: 2, bottom: 0, left: 1, right: 1))(padded)
    x = try Concatenate()([MaxPooling2D(poolSize: 2)(x), AveragePooling2D(poolSize: 2)(x)])
    try expectAgreement(Model(inputs: input, outputs: x))
  }
}
