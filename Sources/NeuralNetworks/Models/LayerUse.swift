/// One use of a layer in a model, for whoever writes the graph down.
package struct LayerUse {
  /// The layer.
  package let layer: Layer
  /// Where its inputs come from: places in `Model.uses`, all before this one.
  package let inputs: [Int]
  /// The shape of one result.
  package let shape: PartialShape
}

extension Model {
  /// Every use of a layer, in Keras's order; the last is the output.
  package var uses: [LayerUse] {
    var places: [ObjectIdentifier: Int] = [:]
    for (index, node) in nodes.enumerated() { places[ObjectIdentifier(node)] = index }
    return nodes.map { node in
      LayerUse(layer: node.layer, inputs: node.inputs.map { places[ObjectIdentifier($0)]! }, shape: node.shape)
    }
  }
}
