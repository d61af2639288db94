import Tensors

/// Gradient descent: `w -= rate · g`, or with momentum `v = momentum · v - rate · g; w += v`, or with Nesterov's look ahead
/// `w += momentum · v - rate · g`. As `keras.optimizers.SGD`.
public final class SGD: Optimizer {
  /// What a gradient is multiplied by; it may be changed between calls of `fit`.
  public var learningRate: Float
  /// How much of the last step is kept, 0 to 1.
  public let momentum: Float
  /// Whether the gradient counts as taken ahead, where the momentum leads.
  public let nesterov: Bool
  private var velocities: [ObjectIdentifier: (variable: Variable, velocity: Tensor)] = [:]

  /// - Parameters: as in `keras.optimizers.SGD`.
  public init(learningRate: Float = 0.01, momentum: Float = 0, nesterov: Bool = false) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
  }

  /// One step: changes the variable, by the rules above.
  public func update(_ variable: Variable, gradient: Tensor) {
    let step = gradient * learningRate
    guard momentum != 0 else {
      variable.value = variable.value - step
      return
    }
    let before = velocities[ObjectIdentifier(variable)]?.velocity ?? Tensor(shape: variable.shape)
    let velocity = before * momentum - step
    velocities[ObjectIdentifier(variable)] = (variable, velocity)
    variable.value = variable.value + (nesterov ? velocity * momentum - step : velocity)
  }
}
