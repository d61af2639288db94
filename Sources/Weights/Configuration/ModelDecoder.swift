import NeuralNetworks
import Tensors

/// Makes a model of what Keras 3, or Keras 2 before it, wrote about its layers; the weights are still the initialisers'.
///
/// What Lectern does not do is refused, never left out: unknown classes, arguments with other values, calls with `training=True`.
/// Left out are only how weights start, seeds, and compile settings.
final class ModelDecoder {
  /// The file, as errors name it.
  let file: String
  /// Which layers say whether they are trainable, with how deep they are in models within models.
  private var flags: [(layer: Layer, isTrainable: Bool, depth: Int)] = []

  init(file: String) { self.file = file }

  /// The model of a whole configuration: `{"class_name": "Functional", "config": …}`.
  ///
  /// - Throws: `ModelFileError`, or `ModelError` when layers do not fit together.
  func model(_ json: JSONValue) throws -> Model {
    let description = try LayerDescription(json, file: file)
    guard description.isModel else {
      throw ModelFileError.unknownClass(file: file, layer: description.name, className: description.className)
    }
    flags = []
    let model = try self.model(description, depth: 0, input: nil)
    // A model passes its own on to its layers, so from the outside in.
    for depth in 0...(flags.map(\.depth).max() ?? 0) {
      for flag in flags where flag.depth == depth { flag.layer.isTrainable = flag.isTrainable }
    }
    return model
  }

  /// A model at a depth; `input` is what it is first called on, for a Sequential that does not say what comes in.
  private func model(_ description: LayerDescription, depth: Int, input: PartialShape?) throws -> Model {
    guard depth < 8 else {
      throw ModelFileError.graph(file: file, layer: description.name, problem: "models are 8 deep in one another")
    }
    let list = description.config.list ?? description.config["layers"].list ?? []
    guard !list.isEmpty, list.count <= 10_000 else {
      throw ModelFileError.malformed(file: file, problem: "the model \(description.name) has \(list.count) layers")
    }
    let inner = try list.map { try LayerDescription($0, file: file) }
    let model =
      try description.isSequential
      ? sequential(description, inner, depth: depth, input: input)
      : GraphDecoder(description, inner, decoder: self, depth: depth).build()
    note(model, description, depth: depth)
    return model
  }

  private func sequential(
    _ description: LayerDescription, _ inner: [LayerDescription], depth: Int, input: PartialShape?
  ) throws -> Model {
    let isInput = inner[0].className == "InputLayer"
    let stated = inner[0].inputShape ?? LayerDescription.shape(description.config["build_input_shape"])
    guard let shape = stated ?? input ?? inner[0].modelInput else {
      throw ModelFileError.graph(
        file: file, layer: description.name, problem: "nothing says what shape comes in; give the Keras model an Input")
    }
    let start = isInput ? try self.input(inner[0]) : Input(shape)
    var end = start
    for layer in inner.dropFirst(isInput ? 1 : 0) {
      end = try connect(try self.layer(layer, inputs: [end.shape], depth: depth + 1), [end], file: file)
    }
    return try Sequential(from: start, to: end, name: description.name)
  }

  /// Where examples come in.
  func input(_ description: LayerDescription) throws -> SymbolicTensor {
    guard let shape = description.inputShape,
      checkedProduct(shape.dimensions.map { $0 ?? 1 }).map({ $0 < 1 << 31 }) == true
    else {
      throw ModelFileError.argument(
        file: file, layer: description.name, className: "InputLayer", argument: "batch_shape",
        value: description.config["batch_shape"].shown, expected: "the batch and at least one axis")
    }
    let arguments = try self.arguments(description)
    try arguments.finish()
    return Input(shape, name: description.name)
  }

  /// A layer, made for inputs of these shapes.
  func layer(_ description: LayerDescription, inputs: [PartialShape], depth: Int) throws -> Layer {
    if description.isModel { return try model(description, depth: depth, input: inputs.first) }
    guard let coding = LayerCoding.named(description.className) else {
      throw ModelFileError.unknownClass(file: file, layer: description.name, className: description.className)
    }
    let arguments = try self.arguments(description)
    let layer = try coding.layer(arguments)
    try arguments.finish()
    if let first = inputs.first { try arguments.checkLastAxis(of: first) }
    note(layer, description, depth: depth)
    return layer
  }

  private func arguments(_ description: LayerDescription) throws -> LayerArguments {
    guard case .object(let config) = description.config else {
      throw ModelFileError.malformed(file: file, problem: "the layer \(description.name) has no config")
    }
    return LayerArguments(config, name: description.name, className: description.className, file: file)
  }

  private func note(_ layer: Layer, _ description: LayerDescription, depth: Int) {
    if case .flag(let isTrainable) = description.config["trainable"] { flags.append((layer, isTrainable, depth)) }
  }
}

extension LayerDescription {
  /// What goes into a model: the shape of its input layer.
  fileprivate var modelInput: PartialShape? {
    guard isModel, let inner = config["layers"].list else { return nil }
    let inputs = inner.filter { $0["class_name"].text == "InputLayer" }
    let config = inputs.count == 1 ? inputs[0]["config"] : .null
    return Self.shape(config["batch_shape"]) ?? Self.shape(config["batch_input_shape"])
  }
}

/// Puts a layer behind others, and refuses what grows beyond all use before anything of that size is made.
func connect(_ layer: Layer, _ inputs: [SymbolicTensor], file: String) throws -> SymbolicTensor {
  let result = try layer(inputs)
  let sizes =
    [result.shape.dimensions.map { $0 ?? 1 }] + (layer is Model ? [] : layer.variables.map(\.shape.dimensions))
  guard sizes.allSatisfy({ checkedProduct($0).map { $0 < 1 << 40 } == true }) else {
    throw ModelFileError.graph(file: file, layer: layer.name, problem: "it has more than a trillion numbers")
  }
  return result
}
