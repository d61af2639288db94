import Tensors
internal import Wording

/// A step of a network, with its variables. Layers are shared by reference: a layer used in two models is one layer.
public class Layer {
  /// The name; empty until an unnamed layer becomes part of a model, which then names it as Keras does: `conv2d_1`.
  public internal(set) var name: String {
    didSet { nameVariables() }
  }

  /// Whether training changes its variables. A frozen batch normalization also keeps its statistics.
  public var isTrainable = true {
    didSet {
      freezeVariables()
      Variable.noteChange()
    }
  }

  /// Its variables, learned ones first, in Keras's order.
  public internal(set) var variables: [Variable] = []

  /// Grows from layer to layer, in the order in which they are made.
  let serial = LayerNames.nextSerial()
  /// The first place where the layer is used; a model keeps it.
  weak var node: Node?
  private var isBuilt = false

  init(name: String?) { self.name = name ?? "" }

  /// Keras's name of the class: `Conv2D`.
  public var className: String { String(describing: type(of: self)) }

  /// All that decides what the layer computes, but the values of its variables.
  var configuration: String { "" }

  /// The shape of one result.
  func outputShape(_ inputs: [PartialShape]) throws -> PartialShape { inputs[0] }

  /// Makes the variables for inputs of these shapes; called once.
  func build(_ inputs: [PartialShape]) throws {}

  /// What the layer is called in a message.
  var displayName: String { name.isEmpty ? "\(className)" : "\"\(name)\" (\(className))" }

  /// How many numbers its variables hold.
  public var parameterCount: Int { variables.reduce(0) { $0 + $1.shape.count } }

  /// What the layer makes of its input where it is first used.
  ///
  /// - Precondition: the layer is part of a model.
  public var output: SymbolicTensor {
    guard let node else { refuse("The layer \(displayName) has no output: it is not part of a model.") }
    return SymbolicTensor(node: node)
  }

  /// Puts the layer behind another.
  ///
  /// - Throws: `ModelError.shape` when it cannot take this shape.
  public func callAsFunction(_ input: SymbolicTensor) throws -> SymbolicTensor { try self([input]) }

  /// Puts the layer behind others.
  ///
  /// - Throws: `ModelError.shape` when it cannot take these shapes.
  public func callAsFunction(_ inputs: [SymbolicTensor]) throws -> SymbolicTensor {
    let shapes = inputs.map(\.shape)
    let shape = try outputShape(shapes)
    if !isBuilt {
      try build(shapes)
      isBuilt = true
      nameVariables()
      freezeVariables()
    }
    let node = Node(self, inputs: inputs.map(\.node), shape: shape)
    if self.node == nil { self.node = node }
    return SymbolicTensor(node: node)
  }

  /// Gives the variables their paths.
  func nameVariables() {
    for variable in variables { variable.path = name + "/" + variable.name }
  }

  /// Tells the variables whether they may be trained.
  func freezeVariables() {
    for variable in variables { variable.isTrainable = variable.isLearned && isTrainable }
  }

  /// The error that says what the layer takes.
  func takes(_ expected: String, not inputs: [PartialShape]) -> ModelError {
    .shape(
      layer: displayName, expected: expected, found: inputs.map(\.description).joined(separator: " and "))
  }

  /// The channels of a picture; throws when the input is not one or its channels are not known.
  func channels(of inputs: [PartialShape]) throws -> Int {
    guard inputs.count == 1, inputs[0].rank == 3, let channels = inputs[0][2] else {
      throw takes("pictures (None, height, width, channels)", not: inputs)
    }
    return channels
  }
}

extension Layer: CustomStringConvertible {
  /// `Conv2D "block1_conv1": (None, 149, 149, 32), 864 parameters`.
  public var description: String {
    let shape = (self as? Model)?.outputShape ?? node?.shape
    return "\(className) \"\(name)\"" + (shape.map { ": \($0)" } ?? "")
      + ", \(Model.grouped(parameterCount)) parameters\(isTrainable ? "" : ", frozen")"
  }
}
