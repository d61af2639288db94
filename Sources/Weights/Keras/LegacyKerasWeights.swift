import Foundation
import Tensors
internal import Wording

/// The weights of a Keras `.h5` as Keras 1 and 2 wrote them: `layer_names`, a group a layer with `weight_names`, the datasets at
/// group/weight name; at the root, or at `model_weights` in a file of a whole model. The names in the file are followed, never
/// rebuilt.
struct LegacyKerasWeights {
  /// One layer that has weights, in the order of the file.
  struct Layer {
    let name: String
    /// By the names the file gives them, without `:0`: `conv1/kernel`, or `conv1_W` in Keras 1.
    let weights: [(name: String, tensor: Tensor)]
  }

  /// The layers that have weights, in the file's order.
  let layers: [Layer]
  private let path: String

  /// Whether a file has this layout.
  static func fits(_ file: HDF5File) throws -> Bool { try root(of: file) != nil }

  /// Reads all layers.
  init(_ file: HDF5File) throws {
    path = file.path
    guard let root = try Self.root(of: file), let names = try Self.texts("layer_names", of: root, in: file) else {
      throw WeightsError.malformed(file: file.path, format: "Keras", problem: "it has no layer_names", offset: nil)
    }
    layers = try names.compactMap { name in
      let group = root + name
      guard let weights = try Self.texts("weight_names", of: group, in: file) else {
        throw WeightsError.malformed(
          file: file.path, format: "Keras", problem: "the layer \(printable(name)) has no weight_names", offset: nil)
      }
      guard !weights.isEmpty else { return nil }
      return Layer(
        name: name,
        weights: try weights.map { weight in
          let plain = weight.hasSuffix(":0") ? String(weight.dropLast(2)) : weight
          return (plain, try file.tensor(at: "\(group)/\(weight)"))
        })
    }
  }

  /// The weights by `layer/variable`, in Keras's names of today. The layer is the group's, except in a group that holds a
  /// whole inner model, whose weights name their own: `model/layer/variable`.
  func tensors() -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for layer in layers {
      let variables = layer.weights.map { Self.variable($0.name, of: layer.name) }
      // No layer has the same variable twice.
      let isModel = Set(variables).count < variables.count
      for ((name, tensor), variable) in zip(layer.weights, variables) {
        let inner = name.split(separator: "/").dropLast().last.map(String.init) ?? name
        result[isModel ? "\(layer.name)/\(inner)/\(variable)" : "\(layer.name)/\(variable)"] = tensor
      }
    }
    // A depthwise convolution's only kernel is `kernel` today; a separable one's first keeps its name.
    for (path, tensor) in result where path.hasSuffix("/depthwise_kernel") {
      let layer = path.dropLast("depthwise_kernel".count)
      guard result[layer + "pointwise_kernel"] == nil else { continue }
      result[path] = nil
      result[layer + "kernel"] = tensor
    }
    return result
  }

  /// What the last part of a weight's name is called today: Keras 1 wrote `conv1_W`, and `running_std` for a variance.
  static func variable(_ name: String, of layer: String) -> String {
    var last = name.split(separator: "/").last.map(String.init) ?? name
    if last.hasPrefix(layer + "_") { last = String(last.dropFirst(layer.count + 1)) }
    let today = [
      "W": "kernel", "b": "bias", "running_mean": "moving_mean", "running_std": "moving_variance",
    ]
    return today[last] ?? last
  }

  private static func root(of file: HDF5File) throws -> String? {
    try ["/", "model_weights/"].first { try texts("layer_names", of: $0, in: file) != nil }
  }

  /// An attribute that is split into numbered ones when it is longer than HDF5 lets an attribute be.
  private static func texts(_ attribute: String, of path: String, in file: HDF5File) throws -> [String]? {
    if let whole = try file.texts(attribute, of: path) { return whole }
    var parts: [String] = []
    for index in 0..<10_000 {
      guard let part = try file.texts("\(attribute)\(index)", of: path) else { return index == 0 ? nil : parts }
      parts += part
    }
    return parts
  }
}
