import Foundation
import Tensors

/// The weights of a Keras 3 `.weights.h5`: `layers/CLASS[_n]/vars/i`, numbered by class in the order of the model's layers;
/// a model within has its own `layers` (`keras/src/saving/saving_lib.py`).
struct Keras3Weights {
  private let file: HDF5File

  /// The weights in this file.
  init(_ file: HDF5File) { self.file = file }

  /// Whether a file has this layout.
  static func fits(_ file: HDF5File) throws -> Bool {
    guard try file.texts("layer_names", of: "/") == nil else { return false }
    return try file.contains("layers")
  }

  /// The weights by `layer/variable`, those of a model within by `model/layer/variable`, for layers that are known.
  ///
  /// - Throws: `WeightsError` naming the file and the layer.
  func tensors(of layers: [KerasLayer]) throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    try collect(layers, at: "", prefix: "", depth: 0, into: &result)
    return result
  }

  /// The weights by `layer/variable`, by the names that Keras 3.5 and later write beside them.
  ///
  /// - Throws: `WeightsError.refused` when the file has no names: then the layers must be given.
  func tensors() throws -> [String: Tensor] { try tensors(of: try namedLayers(at: "", depth: 0)) }

  private func collect(
    _ layers: [KerasLayer], at place: String, prefix: String, depth: Int, into result: inout [String: Tensor]
  ) throws {
    guard depth < 8 else {
      throw WeightsError.refused(file: file.path, format: "Keras", found: "models within models, 8 deep")
    }
    // Layers without a name only take part in the numbering.
    for (path, layer) in Self.paths(layers) where !layer.name.isEmpty {
      let group = "\(place)layers/\(path)"
      if !layer.layers.isEmpty {
        try collect(layer.layers, at: group + "/", prefix: "\(prefix)\(layer.name)/", depth: depth + 1, into: &result)
        continue
      }
      let variables = try file.members(of: group + "/vars").compactMap(Int.init).sorted()
      if let stated = layer.variables, variables.count != stated.count {
        throw WeightsError.wrongLayers(
          file: file.path, expected: "\(stated.count) weights in \(prefix)\(layer.name)",
          found: "\(variables.count) at \(group)")
      }
      guard variables == Array(variables.indices) else {
        throw WeightsError.malformed(file: file.path, format: "Keras", problem: "\(group) skips a number", offset: nil)
      }
      for (index, name) in layer.variableNames(count: variables.count).enumerated() {
        result["\(prefix)\(layer.name)/\(name)"] = try file.tensor(at: "\(group)/vars/\(index)")
      }
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
