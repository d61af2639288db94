/// What a layer of a graph is called on, from a configuration.
///
/// Keras 3 writes `{"args": [tensor], "kwargs": {}}` with a tensor's `keras_history` of layer, use and output; Keras 2 wrote
/// `[["layer", use, output, {}], …]`, and for an operation `["layer", use, output, {"y": …}]`.
struct LayerCall {
  /// One thing that it is called on.
  enum Operand: Equatable {
    /// What a layer made in one of its uses.
    case tensor(layer: String, use: Int)
    /// A constant of an operation: the 0.5 in `0.5 * x`.
    case number(Double)
  }

  /// In order, lists within lists one after the other.
  private(set) var operands: [Operand] = []
  /// Whether Keras 2 wrote it. There the first use of a model within is number 1.
  let isLegacy: Bool
  private let layer: String
  private let file: String

  /// - Throws: `ModelFileError.graph`.
  init(_ json: JSONValue, layer: String, file: String) throws {
    self.layer = layer
    self.file = file
    isLegacy = json.list != nil
    if let list = json.list {
      for input in list.first?.text == nil ? list : [json] { try appendLegacy(input) }
    } else {
      try append(json["args"], depth: 0)
      try appendKeywords(json["kwargs"])
    }
  }

  private func problem(_ text: String) -> ModelFileError { .graph(file: file, layer: layer, problem: text) }

  private mutating func appendLegacy(_ input: JSONValue) throws {
    guard let parts = input.list, parts.count >= 3, let name = parts[0].text else {
      throw problem("an input is \(input.shown), not a layer, the number of its use and of its output")
    }
    if name == "_CONSTANT_VALUE", case .number(let number) = parts[2] {
      operands.append(.number(number))
    } else {
      try append(name, parts[1], parts[2])
    }
    if parts.count > 3 { try appendKeywords(parts[3]) }
  }

  private mutating func append(_ name: String, _ use: JSONValue, _ output: JSONValue) throws {
    guard let use = use.integer, use >= 0, output.integer == 0 else {
      throw problem("it takes another output of \"\(name)\" than its first, and layers have one")
    }
    operands.append(.tensor(layer: name, use: use))
  }

  private mutating func append(_ value: JSONValue, depth: Int) throws {
    if value["class_name"].text == "__keras_tensor__" {
      guard let history = value["config"]["keras_history"].list, history.count == 3, let name = history[0].text else {
        throw problem("an input does not say where it comes from")
      }
      try append(name, history[1], history[2])
    } else if let list = value.list, depth < 8 {
      for element in list { try append(element, depth: depth + 1) }
    } else if case .number(let number) = value {
      operands.append(.number(number))
    } else {
      throw problem("it is called on \(value.shown)")
    }
  }

  /// Keywords are refused unless they say nothing or are the second operand of an operation. `training` may be false: that is
  /// how Keras notes that a model was put together outside training, and here frozen layers are always so.
  private mutating func appendKeywords(_ json: JSONValue) throws {
    guard case .object(let keywords) = json else { return }
    for (key, value) in keywords.sorted(by: { $0.key < $1.key }) where value != .null {
      switch (key, value) {
      case ("training", .flag(false)), ("name", _): continue
      case ("y", _), ("x2", _):
        if let parts = value.list, parts.count == 3, let name = parts[0].text {
          try append(name, parts[1], parts[2])
        } else {
          try append(value, depth: 0)
        }
      default: throw problem("it is called with \(key) = \(value.shown)")
      }
    }
  }
}
