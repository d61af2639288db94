import Foundation
import Tensors

/// The weights of a Keras 3 `.weights.h5`: `layers/CLASS[_n]/vars/i`, numbered by class in the order of the model's layers;
/// a model within has its own `layers` (`keras/src/saving/saving_lib.py`).
struct Keras3Weights: WeightsReader {
  private let file: HDF5File
  /// The layers that were saved, in their order, when the file comes with a configuration.
  private let saved: [KerasLayer]?
  private let model: String

  /// The weights in this file, for a model of this name; `saved` are the layers of the configuration beside it.
  init(_ file: HDF5File, saved: [KerasLayer]? = nil, model: String = "") {
    self.file = file
    self.saved = saved
    self.model = model
  }

  /// Whether a file has this layout.
  static func fits(_ file: HDF5File) throws -> Bool {
    guard try file.texts("layer_names", of: "/") == nil else { return false }
    return try file.contains("layers")
  }

  func layers() throws -> [StoredLayer] { try layers(saved ?? namedLayers(at: "", depth: 0), at: "", depth: 0) }

  /// By the configuration's names when there is one; else by class and number, as Keras does, else by the names that
  /// Keras 3.5 and later write beside the weights.
  func weights(for model: [ModelLayer]) throws -> [StoredWeight] {
    let pairing = Pairing(file: file.path, model: self.model, isOrdered: saved != nil)
    if saved != nil { return try pairing.weights(of: model, from: layers()) }
    do { return try byNumber(model) } catch let error as WeightsError {
      guard case .mismatch = error, let stored = try? layers(), !stored.isEmpty,
        let result = try? pairing.weights(of: model, from: stored)
      else { throw error }
      return result
    }
  }

  func read(_ weight: StoredWeight, into memory: UnsafeMutableBufferPointer<Float>) throws {
    try file.read(weight.place, into: memory)
  }

  /// The weights of a model within a model, by `layer/variable`; nothing else is read.
  func tensors(inside model: String) throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for weight in try layers().first(where: { $0.name == model })?.weights ?? [] {
      result["\(weight.layer)/\(weight.name)"] = try file.tensor(at: weight.place)
    }
    return result
  }

  // MARK: By class and number

  private func byNumber(_ model: [ModelLayer]) throws -> [StoredWeight] {
    let layers = try layers(model.map(\.keras), at: "", depth: 0, isStrict: true)
    let leaves = model.flatMap(\.leaves).filter { !$0.variables.isEmpty }
    let weights = layers.flatMap(\.weights)
    let variables = leaves.flatMap { layer in layer.variables.map { (layer, $0) } }
    for ((layer, variable), weight) in zip(variables, weights) where variable.shape != weight.shape {
      throw mismatch(layer.name, "\(variable.name) \(variable.shape)", "\(weight.shape) at \(weight.place)")
    }
    return weights
  }

  private func mismatch(_ layer: String, _ expected: String, _ found: String) -> WeightsError {
    .mismatch(Mismatch(file: file.path, model: model, layer: layer, expected: expected, found: found))
  }

  /// What the file has for these layers; models within give one layer each, with the weights of all that is inside.
  private func layers(
    _ layers: [KerasLayer], at place: String, depth: Int, isStrict: Bool = false
  ) throws -> [StoredLayer] {
    guard depth < 8 else {
      throw WeightsError.refused(file: file.path, format: "Keras", found: "models within models, 8 deep")
    }
    // Layers without a name only take part in the numbering.
    return try Self.paths(layers).filter { !$0.layer.name.isEmpty }.compactMap { path, layer in
      let group = "\(place)layers/\(path)"
      guard layer.layers.isEmpty else {
        let inner = try self.layers(layer.layers, at: group + "/", depth: depth + 1, isStrict: isStrict)
        return StoredLayer(name: layer.name, weights: inner.flatMap(\.weights))
      }
      let variables = try file.members(of: group + "/vars").compactMap(Int.init).sorted()
      if let stated = layer.variables, isStrict || stated.count == 0, variables.count != stated.count {
        throw mismatch(layer.name, "\(stated.count) weights", "\(variables.count) at \(group)")
      }
      guard variables == Array(variables.indices) else {
        throw WeightsError.malformed(file: file.path, format: "Keras", problem: "\(group) skips a number", offset: nil)
      }
      let weights = try layer.variableNames(count: variables.count).enumerated().map { index, name in
        let place = "\(group)/vars/\(index)"
        return StoredWeight(name: name, layer: layer.name, shape: try file.shape(at: place), place: place)
      }
      return weights.isEmpty ? nil : StoredLayer(name: layer.name, weights: weights)
    }
  }

  /// Each layer with the name of its group: the class, numbered from its second on.
  static func paths(_ layers: [KerasLayer]) -> [(path: String, layer: KerasLayer)] {
    var used: [String: Int] = [:]
    return layers.map { layer in
      let name = layer.snakeName
      let number = used[name, default: 0]
      used[name] = number + 1
      return (number == 0 ? name : "\(name)_\(number)", layer)
    }
  }

  // MARK: By the names beside the weights

  /// The layers that have weights, by the attribute `name` of their `vars`, in an order that gives the same paths again.
  private func namedLayers(at place: String, depth: Int) throws -> [KerasLayer] {
    guard depth < 8 else { return [] }
    var found: [(className: String, number: Int, layer: KerasLayer)] = []
    for group in try file.members(of: "\(place)layers") {
      let (className, number) = Self.split(group)
      let path = "\(place)layers/\(group)"
      let name = try file.texts("name", of: path + "/vars")?.first
      let inner = try file.contains(path + "/layers") ? namedLayers(at: path + "/", depth: depth + 1) : []
      let isEmpty = try inner.isEmpty && file.members(of: path + "/vars").isEmpty
      guard isEmpty || name != nil || !inner.isEmpty else {
        throw WeightsError.refused(
          file: file.path, format: "Keras",
          found: "no layer names (\(path)), as before Keras 3.5; load it into a model with "
            + "the same layers,")
      }
      // A model's own name stands nowhere in the file; its class's name is Keras's default for it.
      found.append((className, number, KerasLayer(className: className, name: name ?? group, layers: inner)))
    }
    found.sort { ($0.className, $0.number) < ($1.className, $1.number) }
    // Numbers that are skipped would shift the rest.
    var layers: [KerasLayer] = []
    var expected: [String: Int] = [:]
    for (className, number, layer) in found {
      guard number < 100_000 else { continue }
      while expected[className, default: 0] < number {
        layers.append(KerasLayer(className: className, name: ""))
        expected[className, default: 0] += 1
      }
      layers.append(layer)
      expected[className, default: 0] += 1
    }
    return layers
  }

  /// `separable_conv2d_12` is the class `separable_conv2d` and the number 12.
  private static func split(_ group: String) -> (String, Int) {
    guard let underscore = group.lastIndex(of: "_"), let number = Int(group[group.index(after: underscore)...]) else {
      return (group, 0)
    }
    return (String(group[..<underscore]), number)
  }
}
