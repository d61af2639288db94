import NeuralNetworks

/// A part of a network.
typealias Block = (SymbolicTensor) throws -> SymbolicTensor

extension Architecture {
  /// The block that most networks are made of: a convolution, its batch normalization, and an activation.
  static func normalized(
    _ layer: Layer, _ normalization: String? = nil, epsilon: Float = 1e-3, _ activation: ActivationFunction = .linear,
    _ name: String? = nil
  ) -> Block {
    { x in
      let y = try BatchNormalization(epsilon: epsilon, name: normalization)(layer(x))
      return activation == .linear ? y : try Activation(activation, name: name)(y)
    }
  }
}
