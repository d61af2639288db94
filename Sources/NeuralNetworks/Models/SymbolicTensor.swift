/// What flows between layers while a model is put together: a shape and where it comes from, no numbers.
public struct SymbolicTensor {
  let node: Node

  init(node: Node) { self.node = node }

  /// The shape of one example.
  public var shape: PartialShape { node.shape }
}
