import Tensors

/// Makes the mean over the last axis 0 and its deviation 1, then scales and shifts by channel: `[N, …, C]`, the same out.
///
/// `(x - mean) / sqrt(variance + epsilon) · gamma + beta` (Ba et al., 2016). As `keras.layers.LayerNormalization`.
public final class LayerNormalization: Layer {
  /// What is added to the variance before its root is taken.
  public let epsilon: Float

  /// A layer normalization over the last axis.
  public init(epsilon: Float = 1e-3, name: String? = nil) {
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
      Variable("gamma", shape: shape, initializer: .ones), Variable("beta", shape: shape, initializer: .zeros),
    ]
  }
}
