import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// Networks that compute in bfloat16.
struct PrecisionTests {
  /// Convolutions of all kinds, sums, joins, poolings, and layers that have no such kernel.
  private static func network() throws -> Model {
    let input = Input([20, 20, 3])
    var x = try Activation(.relu)(BatchNormalization()(Conv2D(32, kernelSize: 3, strides: 2, padding: .same)(input)))
    x = try MaxPooling2D(poolSize: 3, strides: 2)(ZeroPadding2D(1)(x))
    let side = try DepthwiseConv2D(kernelSize: 3, padding: .same)(x)
    x = try Add()([x, Conv2D(32, kernelSize: 1)(side)])
    x = try Concatenate()([
      x, SeparableConv2D(16, kernelSize: 3, padding: .same, activation: .swish)(x), ZeroPadding2D(0)(side),
    ])
    let gate = try Dense(80, activation: .sigmoid)(GlobalAveragePooling2D(keepDims: true)(x))
    x = try LayerNormalization()(Multiply()([x, gate]))
    let model = try Model(inputs: input, outputs: Dense(10, activation: .softmax)(GlobalAveragePooling2D()(x)))
    LayerTests.fill(model)
    return model
  }

  @Test func numbersAreCloseAndOthersAreKeptApart() throws {
    let model = try Self.network()
    let x = LayerTests.random([7, 20, 20, 3], "x")
    let exact = try model.predict(x)
    let digest = model.readyPredictor().body.digest
    guard Precision.bfloat16.isSupported else {
      model.precision = .bfloat16
      #expect(throws: ModelError.precision(.bfloat16)) { try model.predict(x) }
      return
    }
    model.precision = .bfloat16
    let rounded = try model.predict(x)
    let deviation = (exact - rounded).map(abs).max
    #expect(deviation > 0 && deviation < 0.02 * exact.max)
    #expect(try model.predict(x) == rounded, "the same bits each time")
    #expect(model.readyPredictor().body.digest != digest, "what is kept of pictures is not mixed up")
    model.precision = .float32
    #expect(try model.predict(x) == exact)
  }

  /// What is trained is trained, and predicts, in float32.
  @Test(.enabled(if: Precision.bfloat16.isSupported, "this processor has no bfloat16")) func onlyWhatIsFrozenIsRounded()
    throws
  {
    let model = try Self.network()
    let x = LayerTests.random([3, 20, 20, 3], "x")
    model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
    for layer in model.layers.dropLast() { layer.isTrainable = false }
    let exact = try model.predict(x)
    model.precision = .bfloat16
    let body = model.readyPredictor().body
    #expect(try model.predict(x) == body.top(body(x)) && model.predict(x) != exact)
    model.isTrainable = true
    let whole = try model.predict(x)
    model.precision = .float32
    let deviation = try (whole - model.predict(x)).map(abs).max
    #expect(deviation > 0, "where nothing is frozen, all of it predicts in it")
  }

  @Test func whereItCannotBeTheSentenceSaysWhatToDo() {
    let words = "\(ModelError.precision(.bfloat16))"
    #expect(words.contains("bfloat16") && words.contains("Precision.bfloat16.isSupported"))
    #expect(Precision.float32.isSupported)
  }
}
