import Tensors

/// Makes each channel's mean 0 and deviation 1, then scales and shifts it: any shape `[N, …, C]`, the same out.
///
/// `(x - moving_mean) / sqrt(moving_variance + epsilon) · gamma + beta`, with statistics kept from training
/// (Ioffe and Szegedy, 2015). As `keras.layers.BatchNormalization` when it predicts or is frozen.
public final class BatchNormalization: Layer {
  /// What is added to the variance before its root is taken.
  public let epsilon: Float
  /// How much of the moving mean and variance stays in a step of training.
  public let momentum: Float

  /// A batch normalization over the last axis.
  public init(momentum: Float = 0.99, epsilon: Float = 1e-3, name: String? = nil) {
    self.momentum = momentum
    self.epsilon = epsilon
    super.init(name: name)
  }

  override var configuration: String { "\(epsilon)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, inputs[0].rank >= 1, let channels = inputs[0][-1] else {
      throw takes("one input whose last axis is known", not: inputs)
    }
    if let gamma = variables.first, gamma.shape[0] != channels {
      throw takes("\(gamma.shape[0]) channels", not: inputs)
    }
    return inputs[0]
  }

  override func build(_ inputs: [PartialShape]) throws {
    let shape: Shape = [inputs[0][-1]!]
    variables = [
      Variable("gamma", shape: shape, initializer: .ones),
      Variable("beta", shape: shape, initializer: .zeros),
      Variable("moving_mean", shape: shape, initializer: .zeros, isLearned: false),
      Variable("moving_variance", shape: shape, initializer: .ones, isLearned: false),
    ]
  }

  /// The same as a factor and an addend by channel.
  func factors() -> (scale: [Float], shift: [Float]) {
    let values = variables.map(\.value.scalars)
    let scale = zip(values[0], values[3]).map { Float(Double($0) / (Double($1) + Double(epsilon)).squareRoot()) }
    let shift = scale.indices.map { Float(Double(values[1][$0]) - Double(values[2][$0]) * Double(scale[$0])) }
    return (scale, shift)
  }
}
