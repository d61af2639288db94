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

  @Test func onePictureAndThenFourOrFourAndThenOne() throws {
    for sizes in [[1, 4, 2], [4, 1, 4], [2, 1, 5]] {
      let input = Input([12, 12, 32])
      let model = try Model(
        inputs: input, outputs: Conv2D(32, kernelSize: 3, padding: .same, activation: .relu)(input))
      LayerTests.fill(model)
      let x = LayerTests.random([5, 12, 12, 32], "x")
      let graph = FlatGraph(model).body(to: FlatGraph(model).output)
      let expected = try CompiledGraph(graph) { _, _ in }(x)
      for size in sizes {
        let found = try model.predict(x.rows(0..<size))
        #expect((found - expected.rows(0..<size)).map(abs).max <= 1e-5 * expected.map(abs).max)
      }
    }
  }

  @Test func edgesAreMovedBehindConvolutions() throws {
    let input = Input([5, 6, 16])
    var x = try Conv2D(19, kernelSize: 3, padding: .same, activation: .relu)(input)
    let padded = try ZeroPadding2D(EdgePadding(top: 1, bottom: 2, left: 0, right: 3))(x)
    x = try Cropping2D(EdgePadding(top: 2, bottom: 0, left: 1, right: 1))(padded)
    x = try Concatenate()([MaxPooling2D(poolSize: 2)(x), AveragePooling2D(poolSize: 2)(x)])
    try expectAgreement(Model(inputs: input, outputs: x))
  }

  /// The end of a ResNet's stage, before convolutions that read every second (or third) pixel only.
  func stage(_ size: (Int, Int), padding: Padding, strides: [Int], alsoReadWhole: Bool = false) throws -> Model {
    let input = Input([size.0, size.1, 16])
    var x = try Conv2D(24, kernelSize: 1, activation: .relu)(input)
    x = try BatchNormalization()(Conv2D(16, kernelSize: 3, strides: 1, padding: padding)(x))
    x = try Conv2D(16, kernelSize: 1)(Activation(.relu)(x))
    let other = padding == .same ? input : try Conv2D(16, kernelSize: 3)(input)
    x = try Activation(.relu)(Add()([other, x]))
    var results = try strides.map { try Conv2D(16, kernelSize: 1, strides: $0)(x) }
    if alsoReadWhole { results.append(x) }
    results = try results.map { try GlobalAveragePooling2D()($0) }
    return try Model(inputs: input, outputs: results.count == 1 ? results[0] : Add()(results))
  }

  @Test func onlyPixelsThatAreReadAreMade() throws {
    for (padding, thinned) in [(Padding.same, 2), (.valid, 3)] {
      for size in [(8, 8), (9, 7), (10, 11)] {
        for strides in [[2, 2], [3], [2]] {
          let model = try stage(size, padding: padding, strides: strides)
          try expectAgreement(model)
          #expect(try thinNodes(model) == thinned)
        }
        // Whoever reads all gets all.
        for model in [
          try stage(size, padding: padding, strides: [2, 3]), try stage(size, padding: padding, strides: [1, 2]),
          try stage(size, padding: padding, strides: [2, 2], alsoReadWhole: true),
        ] {
          try expectAgreement(model)
          #expect(try thinNodes(model) == 0)
        }
      }
    }
  }

  /// Zeros before a max pooling are left out where nothing is negative, and only there.
  @Test func zerosBeforePoolings() throws {
    for (activation, window, isLeftOut) in [
      (ActivationFunction.relu, 3, true), (.linear, 3, false), (.tanh, 3, false), (.relu, 1, false),
    ] {
      let input = Input([9, 9, 3])
      let start = try Activation(activation)(BatchNormalization()(Conv2D(16, kernelSize: 3)(input)))
      let pooled = try MaxPooling2D(poolSize: window, strides: 2)(ZeroPadding2D(1)(start))
      let model = try Model(inputs: input, outputs: Conv2D(8, kernelSize: 1)(pooled))
      LayerTests.fill(model)
      try expectAgreement(model)
      let graph = FlatGraph(model).body(to: FlatGraph(model).output)
      let fusions = Dictionary(uniqueKeysWithValues: Fusion.find(in: graph).map { ($0.last, $0) })
      #expect(Fusion.zerosBeforePoolings(in: graph, fusions).isEmpty != isLeftOut)
    }
  }

  /// How many kernels of a model leave pixels out.
  func thinNodes(_ model: Model) throws -> Int {
    let graph = FlatGraph(model).body(to: FlatGraph(model).output)
    let fusions = Dictionary(uniqueKeysWithValues: Fusion.find(in: graph).map { ($0.last, $0) })
    let inside = Set(fusions.values.flatMap { $0.convolution..<$0.last })
    let pixels = ReadPixels(of: graph, fusions: fusions, absorbed: inside)
    return fusions.keys.filter { pixels[$0] != .every }.count
  }
}
