import NeuralNetworks

/// Writes a model's layers down as Keras does: what `.keras` holds in `config.json`, or a whole-model `.h5` in `model_config`.
///
/// The two differ in little: Keras 3 says of each class where it is found (`keras/src/saving/serialization_lib.py`), and what it
/// was built for.
struct ModelEncoder {
  /// Whether it is for an `.h5`.
  let isLegacy: Bool

  /// The configuration of a whole model.
  ///
  /// - Throws: `ModelFileError.unsaveable`.
  func model(_ model: Model) throws -> JSONValue { .object(try layer(model, built: nil)) }

  /// A layer, without how it is called; `built` is what it was first called on.
  private func layer(_ layer: Layer, built: [PartialShape]?) throws -> [String: JSONValue] {
    if let model = layer as? Model { return try self.object(of: model) }
    var config: [String: JSONValue]
    var result: [String: JSONValue] = ["class_name": .text(layer.className)]
    var (module, registered): (JSONValue, JSONValue) = ("keras.layers", .null)
    if let input = layer as? InputLayer {
      config = ["batch_shape": JSONValue(batchOf: input.shape), "sparse": false, "ragged": false]
    } else {
      let coding = try LayerCoding.of(layer)
      config = coding.arguments(layer) ?? [:]
      if let (key, value) = config.first(where: { !$0.value.isFinite }) {
        throw ModelFileError.unsaveable(
          layer: layer.name, className: layer.className, problem: "its \(key) is \(value.shown)")
      }
      config["trainable"] = .flag(layer.isTrainable)
      (module, registered) = (.text(coding.module), coding.registeredName)
    }
    config["name"] = .text(layer.name)
    config["dtype"] = "float32"
    result["config"] = .object(config)
    if !isLegacy {
      result["module"] = module
      result["registered_name"] = registered
      if !layer.variables.isEmpty, let shape = built?.first {
        result["build_config"] = ["input_shape": JSONValue(batchOf: shape)]
      }
    }
    return result
  }

  private func object(of model: Model) throws -> [String: JSONValue] {
    let isSequential = model is Sequential
    let uses = model.uses
    var config: [String: JSONValue] = ["name": .text(model.name), "trainable": .flag(model.isTrainable)]
    if isSequential {
      config["layers"] = .list(
        try uses.map { .object(try layer($0.layer, built: $0.inputs.map { uses[$0].shape })) })
      config["build_input_shape"] = JSONValue(batchOf: model.inputShape)
    } else {
      config.merge(try graph(model, uses)) { $1 }
    }
    var result: [String: JSONValue] = ["class_name": .text(model.className), "config": .object(config)]
    if !isLegacy {
      result["module"] = isSequential ? "keras" : "keras.src.models.functional"
      result["registered_name"] = isSequential ? .null : "Functional"
      result["build_config"] = ["input_shape": isSequential ? JSONValue(batchOf: model.inputShape) : .null]
    }
    return result
  }

  /// The layers of a functional model, each with all its calls.
  private func graph(_ model: Model, _ uses: [LayerUse]) throws -> [String: JSONValue] {
    var places: [ObjectIdentifier: [Int]] = [:]
    for (place, use) in uses.enumerated() { places[ObjectIdentifier(use.layer), default: []].append(place) }
    func number(of place: Int) -> Int {
      places[ObjectIdentifier(uses[place].layer)]?.firstIndex(of: place) ?? 0
    }
    func tensor(_ place: Int) -> JSONValue {
      let history: JSONValue = [.text(uses[place].layer.name), .init(number(of: place)), 0]
      return [
        "class_name": "__keras_tensor__",
        "config": ["shape": JSONValue(batchOf: uses[place].shape), "dtype": "float32", "keras_history": history],
      ]
    }
    func call(_ place: Int) -> JSONValue {
      let inputs = uses[place].inputs.map(tensor)
      let takesList = (try? LayerCoding.of(uses[place].layer))?.takesList ?? false
      return ["args": takesList ? [.list(inputs)] : .list(inputs), "kwargs": [:]]
    }
    func end(_ place: Int) -> JSONValue {
      // Keras counts the making of a functional model as its first use, here and only here.
      let layer = uses[place].layer
      let own = layer is Model && !(layer is Sequential) ? 1 : 0
      return [.text(layer.name), .init(number(of: place) + own), 0]
    }
    let layers = try model.layers.map { layer -> JSONValue in
      let own = places[ObjectIdentifier(layer)] ?? []
      var object = try self.layer(layer, built: own.first.map { uses[$0].inputs.map { uses[$0].shape } })
      object["name"] = .text(layer.name)
      object["inbound_nodes"] = .list(own.filter { !uses[$0].inputs.isEmpty }.map(call))
      return .object(object)
    }
    let first = uses.firstIndex { $0.layer is InputLayer } ?? 0
    return ["layers": .list(layers), "input_layers": end(first), "output_layers": end(uses.count - 1)]
  }
}
