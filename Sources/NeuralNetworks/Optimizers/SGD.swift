import Tensors

/// Gradient descent: `w -= rate · g`, or with momentum `v = momentum · v - rate · g; w += v`, or with Nesterov's look ahead
/// `w += momentum · v - rate · g`. As `keras.optimizers.SGD`.
public final class SGD: Optimizer {
  public var learningRate: Float
  public let momentum: Float
  public let nesterov: Bool
  private var velocities: [ObjectIdentifier: (variable: Variable, velocity: Tensor)] = [:]

  public init(learningRate: Float = 0.01, momentum: Float = 0, nesterov: Bool = false) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
  }

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
