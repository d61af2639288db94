import Tensors

extension Model {
  /// Sets every variable from weights by path: `block1_conv1/kernel`.
  ///
  /// Nothing is set when anything does not fit.
  ///
  /// - Throws: `ModelError.weights`, which names what is missing, unused, or of another shape.
  public func setWeights(_ weights: [String: Tensor]) throws {
    let variables = variables
    let missing = variables.map(\.path).filter { weights[$0] == nil }
    let known = Set(variables.map(\.path))
    let unused = weights.keys.filter { !known.contains($0) }.sorted()
    let wrong = variables.compactMap { variable in
      weights[variable.path].flatMap { tensor in
        tensor.shape == variable.shape
          ? nil : WeightsMismatch.WrongShape(path: variable.path, expected: variable.shape, found: tensor.shape)
      }
    }
    guard missing.isEmpty, unused.isEmpty, wrong.isEmpty else {
      throw ModelError.weights(
        WeightsMismatch(model: name, missing: missing, unused: unused, wrongShapes: wrong))
    }
    for variable in variables { variable.value = weights[variable.path]! }
  }

  /// The weights by path.
  public var weights: [String: Tensor] {
    Dictionary(variables.map { ($0.path, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
