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
