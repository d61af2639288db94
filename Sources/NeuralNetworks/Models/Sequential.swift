internal import Wording

/// Layers one after the other.
public final class Sequential: Model {
  /// A model of these layers; the first is a model or an `InputLayer`, which says what comes in.
  ///
  /// - Precondition: the layers fit together. `init(layers:)` throws instead.
  public convenience init(_ layers: Layer..., name: String? = nil) {
    do {
      try self.init(layers: layers, name: name)
    } catch {
      refuse("\(error)")
    }
  }

  /// A model of these layers; the first is a model or an `InputLayer`, which says what comes in.
  ///
  /// - Throws: `ModelError` when there is no layer, the first does not say what comes in, or two do not fit.
  public init(layers: [Layer], name: String? = nil) throws {
    guard let first = layers.first else {
      throw ModelError.shape(layer: "Sequential", expected: "at least one layer", found: "none")
    }
    let start: SymbolicTensor
    switch first {
    case let input as InputLayer:
      let node = input.node ?? Node(input, inputs: [], shape: input.shape)
      input.node = node
      start = SymbolicTensor(node: node)
    case let model as Model:
      start = Input(model.inputShape)
    default:
      throw ModelError.shape(
        layer: first.displayName, expected: "an input whose shape is known",
        found: "nothing: it is the first layer"
          + " of a Sequential. Put InputLayer(shape:) before it")
    }
    var end = start
    for layer in layers where !(layer is InputLayer) { end = try layer(end) }
    try super.init(inputs: start, outputs: end, name: name)
  }

  /// The layers between two tensors, one behind the other already.
  package init(from start: SymbolicTensor, to end: SymbolicTensor, name: String?) throws {
    try super.init(inputs: start, outputs: end, name: name)
  }

  public override var className: String { "Sequential" }
}
