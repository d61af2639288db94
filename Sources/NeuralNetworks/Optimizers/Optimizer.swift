import Tensors

/// Changes variables so that the loss shrinks.
public protocol Optimizer: AnyObject {
  /// Takes one step: changes `variable` by the loss's slope.
  func update(_ variable: Variable, gradient: Tensor)
}
