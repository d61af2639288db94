import NeuralNetworks

/// Puts the layers of a functional model together: each is called once all that it is called on is there, as
/// `functional_from_config` does in `keras/src/models/functional.py`.
final class GraphDecoder {
  /// A layer with what came of it so far.
  private struct Entry {
    let description: LayerDescription
    var layer: Layer?
    var outputs: [SymbolicTensor] = []
  }

  private let model: LayerDescription
  private let decoder: ModelDecoder
  private let depth: Int
  private let order: [String]
  private var entries: [String: Entry] = [:]
  /// How many calls were done.
  private var done = 0

  /// - Throws: `ModelFileError.graph` when two layers have one name.
  init(_ model: LayerDescription, _ layers: [LayerDescription], decoder: ModelDecoder, depth: Int) throws {
    self.model = model
    self.decoder = decoder
    self.depth = depth
    order = layers.map(\.name)
    for layer in layers {
      guard entries.updateValue(Entry(description: layer), forKey: layer.name) == nil else {
        throw problem(layer.name, "two layers have this name")
      }
    }
  }

  /// - Throws: `ModelFileError`, or `ModelError` when layers do not fit together.
  func build() throws -> Model {
    var waiting = order
    while !waiting.isEmpty {
      let before = done
      waiting = try waiting.filter { try !finish($0) }
      if done == before, let stuck = waiting.first {
        throw problem(stuck, "its inputs never come: layers are missing, or they run in a ring")
      }
    }
    return try Model(inputs: end("input_layers"), outputs: end("output_layers"), name: model.name)
  }

  /// Calls a layer as often as it can be; returns whether nothing is left.
  private func finish(_ name: String) throws -> Bool {
    guard var entry = entries[name] else { return true }
    if entry.description.className == "InputLayer" {
      entry.outputs = [try decoder.input(entry.description)]
      done += 1
    }
    for call in entry.description.calls.dropFirst(entry.outputs.count) {
      guard let inputs = try inputs(of: call, for: entry) else { break }
      let layer = try entry.layer ?? self.layer(entry.description, call, inputs)
      entry.layer = layer
      entry.outputs.append(try connect(layer, inputs, file: decoder.file))
      entries[name] = entry
      done += 1
    }
    entries[name] = entry
    return entry.outputs.count >= max(entry.description.calls.count, 1)
  }

  private func layer(_ description: LayerDescription, _ call: LayerCall, _ inputs: [SymbolicTensor]) throws -> Layer {
    if description.isOperation || call.operands.count > inputs.count {
      return try TensorOperation(description, call.operands, file: decoder.file).layer
    }
    return try decoder.layer(description, inputs: inputs.map(\.shape), depth: depth + 1)
  }

  /// What a layer is called on; nil while some of it is not there.
  private func inputs(of call: LayerCall, for entry: Entry) throws -> [SymbolicTensor]? {
    var result: [SymbolicTensor] = []
    for case .tensor(let layer, let use) in call.operands {
      guard let source = entries[layer] else { throw problem(entry.description.name, "there is no layer \"\(layer)\"") }
      // Keras 2 counts a model's own making as its first use.
      let index = source.description.isModel && call.isLegacy ? max(use - 1, 0) : use
      guard index < source.outputs.count else { return nil }
      result.append(source.outputs[index])
    }
    guard !result.isEmpty else { throw problem(entry.description.name, "it is called on nothing") }
    return result
  }

  /// The one tensor that goes in, or comes out: `["conv1", 0, 0]` or `[["conv1", 0, 0]]`.
  private func end(_ key: String) throws -> SymbolicTensor {
    let value = model.config[key]
    let ends = value.list?.first?.text == nil ? value.list ?? [] : [value]
    guard ends.count == 1, let parts = ends[0].list, parts.count == 3, let name = parts[0].text,
      let use = parts[1].integer
    else { throw problem(model.name, "it has \(ends.count) \(key.prefix { $0 != "_" })s, and a model here has one") }
    guard let source = entries[name] else { throw problem(model.name, "there is no layer \"\(name)\"") }
    // A model's own making counts here, but for a Sequential of Keras 3.
    let description = source.description
    let counts = description.isModel && (!description.isSequential || description.calls.first?.isLegacy == true)
    let index = counts ? max(use - 1, 0) : use
    guard source.outputs.indices.contains(index) else { throw problem(name, "it is not used \(index + 1) times") }
    return source.outputs[index]
  }

  private func problem(_ layer: String, _ text: String) -> ModelFileError {
    .graph(file: decoder.file, layer: layer, problem: text)
  }
}
