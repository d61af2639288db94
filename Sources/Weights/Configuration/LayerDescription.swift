import NeuralNetworks

/// A layer as a configuration describes it, before it is made.
struct LayerDescription {
  /// Keras's class: `Conv2D`, `Functional`, or that of an operation, `Add`.
  let className: String
  /// The layer's name.
  let name: String
  /// Its arguments; of a model, what it is made of.
  let config: JSONValue
  /// Whether Keras 3 says that it is an operation on tensors, no layer.
  let isOperation: Bool
  /// How it is called, once for each use in a graph.
  let calls: [LayerCall]

  /// - Throws: `ModelFileError.malformed` or `.graph`.
  init(_ json: JSONValue, file: String) throws {
    guard let className = json["class_name"].text else {
      throw ModelFileError.malformed(file: file, problem: "a layer of its configuration has no class_name")
    }
    // The oldest Sequential is a list and has no name.
    guard
      let name = json["name"].text ?? json["config"]["name"].text ?? (className == "Sequential" ? "sequential" : nil),
      !name.isEmpty
    else { throw ModelFileError.malformed(file: file, problem: "a \(className) of its configuration has no name") }
    self.className = className
    self.name = name
    config = json["config"]
    isOperation = json["module"].text?.contains(".ops") == true || className == "TFOpLambda"
    calls = try (json["inbound_nodes"].list ?? []).map { try LayerCall($0, layer: name, file: file) }
  }

  /// Whether it is a model of its own. Keras 2 called a functional one `Model`.
  var isModel: Bool { isSequential || className == "Functional" || className == "Model" }

  /// Whether it is a chain of layers.
  var isSequential: Bool { className == "Sequential" }

  /// The shape of an example, where the layer says what comes in.
  var inputShape: PartialShape? { Self.shape(config["batch_shape"]) ?? Self.shape(config["batch_input_shape"]) }

  /// A shape with the batch in front, without it; nil for what is no shape.
  static func shape(_ value: JSONValue) -> PartialShape? {
    guard let axes = value.list, axes.count > 1, axes.count <= 8 else { return nil }
    var shape = PartialShape([])
    for axis in axes.dropFirst() {
      if axis != .null, axis.integer.map({ (1...1 << 20).contains($0) }) != true { return nil }
      shape.dimensions.append(axis.integer)
    }
    return shape
  }
}
