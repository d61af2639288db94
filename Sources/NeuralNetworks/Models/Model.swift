import Foundation
import Tensors

/// Layers from an input to an output, as a graph. A model is a layer too: put in another, it is a part of it.
public class Model: Layer {
  let inputNode: Node
  let outputNode: Node
  /// Every use of a layer, in Keras's order: each after its inputs.
  let nodes: [Node]
  /// The layers in Keras's order.
  public let layers: [Layer]
  /// What the outputs stand for, in their order: the classes that it tells apart. Saved with the model; nil where nobody has
  /// said.
  public var classNames: [String]?
  /// How pictures become its inputs, as a JSON object that whoever prepares them can read. Saved with the model.
  package var preparation: Data?
  /// Optimizer, loss and metrics, once compiled.
  var training: TrainingSettings?
  /// In which numbers its frozen layers compute, and all of them when it predicts and nothing is frozen. What is trained on top is trained,
  /// and predicts, in float32. Off, that is `.float32`, unless set: with `.bfloat16`, numbers are no longer Keras's.
  ///
  /// Predicting throws `ModelError.precision` where the processor has no instructions for it: `Precision.isSupported`.
  public var precision = Precision.float32
  /// Plans and features, made when needed.
  var predictor: Predictor?

  /// The model that computes `outputs` from `inputs`.
  ///
  /// Layers that have no name are named as Keras names them in a fresh session: `conv2d`, `conv2d_1`.
  ///
  /// - Throws: `ModelError.duplicateName`, `ModelError.disconnected`.
  public init(inputs: SymbolicTensor, outputs: SymbolicTensor, name: String? = nil) throws {
    inputNode = inputs.node
    outputNode = outputs.node
    nodes = GraphOrder.nodes(to: outputs.node)
    var seen: Set<ObjectIdentifier> = []
    layers = nodes.map(\.layer).filter { seen.insert(ObjectIdentifier($0)).inserted }
    super.init(name: name)
    if name == nil { self.name = LayerNames.snakeCase(className) }
    try LayerNames.name(layers)
    if let stray = nodes.first(where: { $0.inputs.isEmpty && $0 !== inputNode }) {
      throw ModelError.disconnected(model: self.name, layer: stray.layer.displayName)
    }
    guard nodes.contains(where: { $0 === inputNode }) else {
      throw ModelError.disconnected(model: self.name, layer: outputNode.layer.displayName)
    }
  }

  /// Another name for the same layers and variables: a way to write initialisers that find their model elsewhere.
  public init(sharing other: Model) {
    inputNode = other.inputNode
    outputNode = other.outputNode
    nodes = other.nodes
    layers = other.layers
    super.init(name: other.name)
    classNames = other.classNames
    preparation = other.preparation
    training = other.training
    precision = other.precision
    predictor = other.readyPredictor()
  }

  /// `Functional`, as Keras calls a model made from inputs and outputs.
  public override var className: String { "Functional" }

  /// What flows in.
  public var input: SymbolicTensor { SymbolicTensor(node: inputNode) }

  /// What flows out.
  public override var output: SymbolicTensor { SymbolicTensor(node: outputNode) }

  /// The shape of one example: `[H, W, C]`.
  public var inputShape: PartialShape { inputNode.shape }

  /// The shape of one result.
  public var outputShape: PartialShape { outputNode.shape }

  /// All variables of all layers, in Keras's order.
  public override var variables: [Variable] {
    get { layers.flatMap(\.variables) }
    set {}
  }

  /// The variables that training would change.
  public var trainableVariables: [Variable] { variables.filter(\.isTrainable) }

  /// Whether training changes its variables; setting it sets every layer's, as in Keras.
  public override var isTrainable: Bool {
    didSet { for layer in layers { layer.isTrainable = isTrainable } }
  }

  override func nameVariables() {}
  override func freezeVariables() {}

  override var configuration: String { layers.map { "\($0.className)(\($0.configuration))" }.joined(separator: " ") }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, inputShape.accepts(inputs[0]) else { throw takes("\(inputShape)", not: inputs) }
    var shapes: [ObjectIdentifier: PartialShape] = [ObjectIdentifier(inputNode): inputs[0]]
    for node in nodes where node !== inputNode {
      shapes[ObjectIdentifier(node)] = try node.layer.outputShape(node.inputs.map { shapes[ObjectIdentifier($0)]! })
    }
    return shapes[ObjectIdentifier(outputNode)]!
  }

}
