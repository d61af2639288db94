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
  /// Whether there is a beta.
  public let center: Bool
  /// Whether there is a gamma.
  public let scale: Bool
  /// How beta starts.
  public let betaInitializer: Initializer
  /// How gamma starts.
  public let gammaInitializer: Initializer
  /// The penalty on a large beta.
  public let betaRegularizer: Regularizer?
  /// The penalty on a large gamma.
  public let gammaRegularizer: Regularizer?

  /// A batch normalization over the last axis.
  ///
  /// - Parameters:
  ///   - momentum: how much of the moving statistics stays in a step of training.
  ///   - epsilon: what is added to the variance.
  ///   - center: whether beta is added.
  ///   - scale: whether the result is multiplied by gamma.
  ///   - betaInitializer: how beta starts.
  ///   - gammaInitializer: how gamma starts.
  ///   - betaRegularizer: the penalty on a large beta.
  ///   - gammaRegularizer: the penalty on a large gamma.
  public init(
    momentum: Float = 0.99, epsilon: Float = 1e-3, center: Bool = true, scale: Bool = true,
    betaInitializer: Initializer = .zeros, gammaInitializer: Initializer = .ones, betaRegularizer: Regularizer? = nil,
    gammaRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.momentum = momentum
    self.epsilon = epsilon
    self.center = center
    self.scale = scale
    (self.betaInitializer, self.gammaInitializer) = (betaInitializer, gammaInitializer)
    self.betaRegularizer = betaRegularizer
    self.gammaRegularizer = gammaRegularizer
    super.init(name: name)
  }

  override var configuration: String { "\(epsilon)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, inputs[0].rank >= 1, let channels = inputs[0][-1] else {
      throw takes("one input whose last axis is known", not: inputs)
    }
    if let first = variables.first, first.shape[0] != channels {
      throw takes("\(first.shape[0]) channels", not: inputs)
    }
    return inputs[0]
  }

  override func build(_ inputs: [PartialShape]) throws {
    let shape: Shape = [inputs[0][-1]!]
    variables =
      scale ? [Variable("gamma", shape: shape, initializer: gammaInitializer, regularizer: gammaRegularizer)] : []
    if center {
      variables.append(Variable("beta", shape: shape, initializer: betaInitializer, regularizer: betaRegularizer))
    }
    variables += [
      Variable("moving_mean", shape: shape, initializer: .zeros, isLearned: false),
      Variable("moving_variance", shape: shape, initializer: .ones, isLearned: false),
    ]
  }

  /// What it does, with ones for a gamma and zeros for a beta that are not there: each `[C]`.
  var statistics: (gamma: Tensor, beta: Tensor, mean: Tensor, variance: Tensor) {
    let values = Dictionary(uniqueKeysWithValues: variables.map { ($0.name, $0.value) })
    let mean = values["moving_mean"]!
    return (
      values["gamma"] ?? Tensor(repeating: 1, shape: mean.shape), values["beta"] ?? Tensor(shape: mean.shape), mean,
      values["moving_variance"]!
    )
  }

  /// The same as a factor and an addend by channel.
  func factors() -> (scale: [Float], shift: [Float]) {
    let (gamma, beta, mean, variance) = statistics
    let scale = zip(gamma.scalars, variance.scalars).map {
      Float(Double($0) / (Double($1) + Double(epsilon)).squareRoot())
    }
    let shift = zip(zip(beta.scalars, mean.scalars), scale).map { Float(Double($0.0) - Double($0.1) * Double($1)) }
    return (scale, shift)
  }
}
