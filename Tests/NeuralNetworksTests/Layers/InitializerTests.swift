import Tensors
import Testing

@testable import NeuralNetworks

struct InitializerTests {
  /// Range and variance against Keras's definitions, for a kernel of 3 by 3 from 32 to 64 channels.
  @Test(arguments: [Initializer.glorotUniform, .heUniform, .lecunUniform, .glorotNormal, .heNormal, .lecunNormal])
  func kernelsStartAsWideAsInKeras(_ initializer: Initializer) {
    // The square of a uniform one's limit, of a normal one's deviation.
    let (square, isUniform): (Double, Bool) =
      switch initializer {
      case .glorotUniform: (6.0 / 864, true)
      case .heUniform: (6.0 / 288, true)
      case .lecunUniform: (3.0 / 288, true)
      case .glorotNormal: (2.0 / 864, false)
      case .heNormal: (2.0 / 288, false)
      default: (1.0 / 288, false)
      }
    let kernel = initializer.tensor(shape: [3, 3, 32, 64], seed: 3, path: "conv/kernel")
    let (mean, variance) = Self.moments(kernel)
    let expected = isUniform ? square / 3 : square
    #expect(abs(variance / expected - 1) < 0.03 && abs(mean) < 0.02 * expected.squareRoot(), "\(initializer)")
    // A cut-off normal one ends at two of the deviations it has before it is cut.
    let limit = isUniform ? square.squareRoot() : 2 * square.squareRoot() / 0.8796256610342398
    let largest = Double(max(kernel.max, -kernel.min))
    #expect(largest <= limit * 1.000001 && largest > limit * 0.99, "\(initializer)")
  }

  @Test func numbersAreDrawnAsAsked() {
    let normal = Initializer.randomNormal(mean: 1, stddev: 0.5).tensor(shape: [40_000], seed: 1, path: "a")
    let (mean, variance) = Self.moments(normal)
    #expect(abs(mean - 1) < 0.01 && abs(variance - 0.25) < 0.006 && normal.max > 2.4)
    let cut = Initializer.truncatedNormal(mean: 1, stddev: 0.5).tensor(shape: [40_000], seed: 1, path: "a")
    #expect(cut.max <= 2 && cut.min >= 0 && abs(Self.moments(cut).variance - 0.25 * 0.7737) < 0.006)
    let uniform = Initializer.randomUniform(minval: 2, maxval: 3).tensor(shape: [40_000], seed: 1, path: "a")
    #expect(uniform.min >= 2 && uniform.max < 3 && abs(Self.moments(uniform).mean - 2.5) < 0.01)
    #expect(Initializer.constant(0.25).tensor(shape: [2], seed: 1, path: "a").scalars == [0.25, 0.25])
    #expect(
      Initializer.heNormal.tensor(shape: [9], seed: 1, path: "a")
        != Initializer.heNormal.tensor(shape: [9], seed: 2, path: "a"))
  }

  @Test func layersTakeThem() {
    let model = Sequential(
      InputLayer(shape: [8, 8, 2]),
      Conv2D(3, kernelSize: 3, kernelInitializer: .ones, biasInitializer: .constant(2), kernelRegularizer: .l2(0.5)),
      DepthwiseConv2D(kernelSize: 3, depthwiseInitializer: .constant(3), depthwiseRegularizer: .l1(0.5)),
      SeparableConv2D(2, kernelSize: 1, depthwiseInitializer: .constant(4), pointwiseInitializer: .constant(5)),
      BatchNormalization(betaInitializer: .constant(6), gammaInitializer: .constant(7)),
      Dense(2, kernelInitializer: .constant(8), biasRegularizer: .l1l2()))
    #expect(model.variables.map { $0.value.scalars[0] } == [1, 2, 3, 0, 4, 5, 0, 7, 6, 0, 1, 8, 0])
    #expect(
      model.variables.map(\.regularizer) == [.l2(0.5), nil, .l1(0.5)] + Array(repeating: nil, count: 9) + [.l1l2()])
  }

  @Test func penaltiesAreSumsOfSizesAndSquares() {
    let weights = Tensor(shape: [3], scalars: [1, -2, 0])
    #expect(Regularizer.l1(0.5)(weights) == 1.5 && Regularizer.l2(0.5)(weights) == 2.5)
    var slope = Tensor(repeating: 1, shape: [3])
    Regularizer.l1l2(l1: 0.5, l2: 0.25).addSlope(of: weights, to: &slope)
    #expect(slope.scalars == [2, -0.5, 1])
  }

  static func moments(_ tensor: Tensor) -> (mean: Double, variance: Double) {
    let scalars = tensor.scalars.map(Double.init)
    let mean = scalars.reduce(0, +) / Double(scalars.count)
    return (mean, scalars.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scalars.count))
  }
}
