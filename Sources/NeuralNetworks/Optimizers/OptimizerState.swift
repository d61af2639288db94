import Tensors

/// All that an optimizer's next steps depend on, besides its arguments.
public struct OptimizerState: Equatable, Sendable {
  /// The kind: `Adam`.
  public var optimizer: String
  /// How many steps were taken.
  public var iterations: Int
  /// The learning rate; nil when it follows a schedule.
  public var learningRate: Double?
  /// What is kept of each variable: `dense/kernel/momentum`.
  public var tensors: [String: Tensor]

  /// A state of these parts.
  public init(optimizer: String, iterations: Int, learningRate: Double?, tensors: [String: Tensor]) {
    self.optimizer = optimizer
    self.iterations = iterations
    self.learningRate = learningRate
    self.tensors = tensors
  }
}

/// Numbers that an optimizer keeps beside a variable's weights, changed in place.
final class OptimizerSlot {
  var tensor: Tensor

  init(shape: Shape) { tensor = Tensor(shape: shape) }

  /// Lets `body` write into all of them.
  static func withPointers(
    _ slots: [OptimizerSlot], _ found: [UnsafeMutablePointer<Float>] = [],
    _ body: ([UnsafeMutablePointer<Float>]) -> Void
  ) {
    guard found.count < slots.count else { return body(found) }
    slots[found.count].tensor.withUnsafeMutableScalars {
      if let base = $0.baseAddress { withPointers(slots, found + [base], body) }
    }
  }
}
