import Tensors

/// The loss's slope by each trained variable.
struct Gradients {
  private var tensors: [ObjectIdentifier: Tensor] = [:]

  /// The slope by a variable; nil when it was not reached.
  subscript(variable: Variable) -> Tensor? { tensors[ObjectIdentifier(variable)] }

  /// Adds a slope; a layer that is used twice has two.
  mutating func add(_ tensor: Tensor, for variable: Variable) {
    tensors[ObjectIdentifier(variable)] = tensors[ObjectIdentifier(variable)].map { $0 + tensor } ?? tensor
  }
}
