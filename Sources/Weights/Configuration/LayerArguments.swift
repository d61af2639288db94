import NeuralNetworks
import Tensors

/// The arguments of a layer in a configuration, as its class reads them. What nobody reads must say nothing new: `finish`.
final class LayerArguments {
  /// The layer's name.
  let name: String
  /// An axis that a layer takes for the last, counted with the batch; known to be so once the input is.
  private(set) var lastAxis: Int?
  private let file: String
  private let className: String
  private var unread: [String: JSONValue]

  init(_ config: [String: JSONValue], name: String, className: String, file: String) {
    unread = config
    self.name = name
    self.className = className
    self.file = file
  }

  /// The error that says which argument has which value.
  func refused(_ key: String, _ value: JSONValue, expected: String) -> ModelFileError {
    .argument(
      file: file, layer: name, className: className, argument: key, value: value.shown, expected: expected)
  }

  private func take(_ key: String) -> JSONValue { unread.removeValue(forKey: key) ?? .null }

  /// A whole number of at least `least`; files are not trusted to name sizes beyond all use.
  func integer(_ key: String, default standard: Int? = nil, least: Int = 1) throws -> Int {
    let value = take(key)
    if value == .null, let standard { return standard }
    return try integer(key, value, least: least)
  }

  private func integer(_ key: String, _ value: JSONValue, least: Int) throws -> Int {
    guard let number = value.integer, (least...1 << 20).contains(number) else {
      throw refused(key, value, expected: "a whole number from \(least) to \(1 << 20)")
    }
    return number
  }

  /// An axis, which may count from the last.
  func axis(_ key: String, default standard: Int) throws -> Int {
    try integer(key, default: standard, least: -8)
  }

  /// Sizes; -1 where one is left open.
  func integers(_ key: String) throws -> [Int] {
    let value = take(key)
    guard let list = value.list, list.count <= 8 else { throw refused(key, value, expected: "a list of sizes") }
    return try list.map { try integer(key, $0, least: -1) }
  }

  /// Sizes, null where one is the input's; nil for null alone.
  func openShape(_ key: String) throws -> [Int?]? {
    let value = take(key)
    if value == .null { return nil }
    guard let list = value.list, list.count <= 8 else { throw refused(key, value, expected: "a list of sizes") }
    return try list.map { $0 == .null ? nil : try integer(key, $0, least: 1) }
  }

  /// Rows and columns: `[2, 1]`, or one number for both.
  func pair(_ key: String, default standard: (Int, Int)? = nil) throws -> (Int, Int) {
    let value = take(key)
    if value == .null, let standard { return standard }
    let list = value.list ?? [value, value]
    guard list.count == 2 else { throw refused(key, value, expected: "one or two numbers") }
    return (try integer(key, list[0], least: 1), try integer(key, list[1], least: 1))
  }

  /// One number for rows and columns.
  func square(_ key: String, default standard: Int? = nil) throws -> Int {
    let value = unread[key] ?? .null
    let (rows, columns) = try pair(key, default: standard.map { ($0, $0) })
    guard rows == columns else { throw refused(key, value, expected: "as many rows as columns here") }
    return rows
  }

  /// Numbers above, below, left and right: `[[0, 1], [0, 1]]`, `[1, 1]` or one number.
  func edges(_ key: String) throws -> EdgePadding {
    let value = take(key)
    let axes = value.list ?? [value, value]
    guard axes.count == 2 else { throw refused(key, value, expected: "numbers for rows and columns") }
    let sides = try axes.map { axis in
      let ends = axis.list ?? [axis, axis]
      guard ends.count == 2 else { throw refused(key, value, expected: "two numbers an axis") }
      return try ends.map { try integer(key, $0, least: 0) }
    }
    return EdgePadding(top: sides[0][0], bottom: sides[0][1], left: sides[1][0], right: sides[1][1])
  }

  /// Yes or no.
  func flag(_ key: String, default standard: Bool) throws -> Bool {
    switch take(key) {
    case .null: return standard
    case .flag(let flag): return flag
    case let value: throw refused(key, value, expected: "true or false")
    }
  }

  /// A number, or nil.
  func optionalNumber(_ key: String) throws -> Float? {
    try numbers(key)?.only(orThrow: { refused(key, $0, expected: "one number") })
  }

  /// A number.
  func number(_ key: String, default standard: Float) throws -> Float { try optionalNumber(key) ?? standard }

  /// One number or a list of them, however deep; nil for null.
  func numbers(_ key: String) throws -> [Float]? {
    let value = take(key)
    if value == .null { return nil }
    func flat(_ value: JSONValue, depth: Int) throws -> [Float] {
      if case .number(let number) = value { return [Float(number)] }
      // NumPy's numbers, as Keras 2 wrote them.
      if value["type"].text == "ndarray", depth < 8 { return try flat(value["value"], depth: depth + 1) }
      guard let list = value.list, depth < 8 else { throw refused(key, value, expected: "numbers") }
      return try list.flatMap { try flat($0, depth: depth + 1) }
    }
    return try flat(value, depth: 0)
  }

  /// A function by its name, or as the object that Keras 3 writes for a function that was given as such.
  func activation(_ key: String = "activation") throws -> ActivationFunction {
    let value = take(key)
    if value == .null { return .linear }
    let name = value.text ?? value["config"].text
    guard let function = ActivationFunction(rawValue: name == "silu" ? "swish" : name ?? "") else {
      throw refused(key, value, expected: "one of \(ActivationFunction.known)")
    }
    return function
  }

  /// A penalty on weights, as an object; nil for none.
  func regularizer(_ key: String) throws -> Regularizer? {
    let value = take(key)
    if value == .null { return nil }
    // An older Keras writes small letters for its functions, and L1L2 for all three.
    guard let className = value["class_name"].text?.lowercased(), ["l1", "l2", "l1l2"].contains(className) else {
      throw refused(key, value, expected: "L1, L2 or L1L2")
    }
    func factor(_ name: String) throws -> Double {
      let factor = value["config"][name]
      if factor == .null { return className == name ? 0.01 : 0 }
      guard case .number(let number) = factor, number >= 0, number.isFinite else {
        throw refused(key, factor, expected: "a factor of at least 0")
      }
      return number
    }
    return .l1l2(l1: try factor("l1"), l2: try factor("l2"))
  }

  /// How weights start; the standard way for one that there is not here, since it decides nothing once weights are read.
  func initializer(_ key: String, default standard: Initializer) -> Initializer {
    Initializer(keras: take(key)) ?? standard
  }

  /// `valid` or `same`.
  func padding(_ key: String = "padding") throws -> Padding {
    let value = take(key)
    guard let padding = Padding(rawValue: value.text ?? "valid"), value == .null || value.text != nil else {
      throw refused(key, value, expected: "\"valid\" or \"same\"")
    }
    return padding
  }

  /// Takes an axis, a number or a list of one, that must turn out to be the last.
  func readLastAxis(_ key: String = "axis") throws {
    let value = take(key)
    if value == .null { return }
    let axes = value.list ?? [value]
    guard axes.count == 1, let axis = axes[0].integer else { throw refused(key, value, expected: "the last axis") }
    lastAxis = axis
  }

  /// Whether the axis is the last of an input of this shape.
  ///
  /// - Throws: `ModelFileError.argument` when it is not.
  func checkLastAxis(of shape: PartialShape) throws {
    guard let lastAxis, lastAxis != -1, lastAxis != shape.rank else { return }
    throw refused("axis", .number(Double(lastAxis)), expected: "the last axis of \(shape)")
  }

  /// Refuses what was not read, unless it says nothing, decides nothing here, or has the one value that is done.
  func finish() throws {
    for (key, value) in unread.sorted(by: { $0.key < $1.key }) where value != .null && !Self.isIdle(key) {
      if key == "dtype", (value.text ?? value["config"]["name"].text) == "float32" { continue }
      guard let done = Self.done[key] else { throw refused(key, value, expected: "no such argument") }
      guard done.contains(value) else {
        throw refused(key, value, expected: "only \(done[0].shown)")
      }
    }
  }

  /// How weights start, seeds, and what Keras keeps for itself.
  private static func isIdle(_ key: String) -> Bool {
    key.hasSuffix("_initializer")
      || [
        "name", "trainable", "seed", "batch_input_shape", "batch_shape", "input_dtype", "autocast", "fused",
        "renorm_momentum",
      ].contains(key)
  }

  /// Arguments of which one value is done; the first is the one that a message names.
  private static let done: [String: [JSONValue]] = [
    "dtype": ["float32"], "data_format": ["channels_last"], "dilation_rate": [[1, 1], 1], "groups": [1],
    "depth_multiplier": [1],
    "invert": [false], "sparse": [false], "ragged": [false], "optional": [false], "synchronized": [false],
    "renorm": [false], "rms_scaling": [false], "center": [true], "scale": [true],
  ]
}

extension [Float] {
  /// The only element.
  fileprivate func only(orThrow error: (JSONValue) -> ModelFileError) throws -> Float {
    guard count == 1 else { throw error(.list(map { JSONValue($0) })) }
    return self[0]
  }
}

extension ActivationFunction {
  /// Keras 3's name: what it calls swish is silu today.
  var keras: String { self == .swish ? "silu" : rawValue }

  fileprivate static let known = "linear, relu, relu6, sigmoid, softmax, silu, tanh, gelu"
}
