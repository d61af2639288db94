import Tensors

/// How weights by path differ from what a model has.
public struct WeightsMismatch: Hashable, Sendable, CustomStringConvertible {
  /// A variable whose weights have another shape.
  public struct WrongShape: Hashable, Sendable {
    /// The variable: `block1_conv1/kernel`.
    public let path: String
    /// What the layer takes.
    public let expected: Shape
    /// What was given.
    public let found: Shape
  }

  /// The model's name.
  public let model: String
  /// Variables that nothing was given for.
  public let missing: [String]
  /// Weights that the model has no variable for.
  public let unused: [String]
  /// Variables that were given another shape.
  public let wrongShapes: [WrongShape]

  /// One or more sentences, with at most four names of a kind.
  public var description: String {
    func list(_ names: [String]) -> String {
      names.prefix(4).joined(separator: ", ") + (names.count > 4 ? " and \(names.count - 4) more" : "")
    }
    var sentences = ["The weights do not fit the model \"\(model)\"."]
    if let first = wrongShapes.first {
      sentences.append("\(first.path) has the shape \(first.expected), but the weights have \(first.found).")
      if wrongShapes.count > 1 { sentences.append("\(wrongShapes.count - 1) more differ in shape.") }
    }
    if !missing.isEmpty { sentences.append("Missing: \(list(missing)).") }
    if !unused.isEmpty { sentences.append("Given but not in the model: \(list(unused)).") }
    return sentences.joined(separator: " ")
  }
}
