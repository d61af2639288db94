/// The start of a graph, as in `keras.Input`: `let x = Input([224, 224, 3])`.
public typealias Input = SymbolicTensor

extension SymbolicTensor {
  /// The start of a graph: examples of this shape, `[H, W, C]` or `[C]`, without the batch.
  public init(_ shape: PartialShape, name: String? = nil) {
    let layer = InputLayer(shape: shape, name: name)
    node = Node(layer, inputs: [], shape: shape)
    layer.node = node
  }
}
