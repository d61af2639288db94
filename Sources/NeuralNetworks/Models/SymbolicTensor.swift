/// What flows between layers while a model is put together: a shape and where it comes from, no numbers.
public struct SymbolicTensor {
  let node: Node
  /// The shape of one example.
  public var shape: PartialShape { node.shape }
}

/// One use of a layer in a graph.
final class Node {
  let layer: Layer
  let inputs: [Node]
  let shape: PartialShape

  init(_ layer: Layer, inputs: [Node], shape: PartialShape) {
    self.layer = layer
    self.inputs = inputs
    self.shape = shape
  }
}

/// The start of a graph: examples of this shape, `[H, W, C]` or `[C]`.
public func Input(_ shape: PartialShape, name: String? = nil) -> SymbolicTensor {
  let layer = InputLayer(shape: shape, name: name)
  let node = Node(layer, inputs: [], shape: shape)
  layer.node = node
  return SymbolicTensor(node: node)
}
