import Foundation
import Tensors
internal import Wording

/// The weights of a Keras `.h5` as Keras 1 and 2 wrote them: `layer_names`, a group a layer with `weight_names`, the datasets at
/// group/weight name; at the root, or at `model_weights` in a file of a whole model. The names in the file are followed, never
/// rebuilt.
struct LegacyKerasWeights: WeightsReader {
  private let file: HDF5File
  private let root: String
  private let model: String

  /// Whether a file has this layout.
  static func fits(_ file: HDF5File) throws -> Bool { try root(of: file) != nil }

  /// The weights in this file, for a model of this name.
  init(_ file: HDF5File, model: String = "") throws {
    self.file = file
    self.model = model
    guard let root = try Self.root(of: file) else {
      throw WeightsError.malformed(
        file: file.path, format: "Keras",
        problem: "it holds weights neither as Keras 3 writes them nor as earlier ones did",
        offset: nil)
    }
    self.root = root
  }

  func layers() throws -> [StoredLayer] {
    try (Self.texts("layer_names", of: root, in: file) ?? []).compactMap { name in
      let group = root + name
      guard let names = try Self.texts("weight_names", of: group, in: file) else {
        throw WeightsError.malformed(
          file: file.path, format: "Keras", problem: "the layer \(printable(name)) has no weight_names", offset: nil)
      }
      guard !names.isEmpty else { return nil }
      let weights = try names.map { weight in
        let plain = weight.hasSuffix(":0") ? String(weight.dropLast(2)) : weight
        return StoredWeight(
          name: Self.variable(plain, of: name), layer: Self.layer(plain) ?? name,
          shape: try file.shape(at: "\(group)/\(weight)"), place: "\(group)/\(weight)")
      }
      return StoredLayer(name: name, weights: Self.today(weights))
    }
  }

  func weights(for model: [ModelLayer]) throws -> [StoredWeight] {
    try Pairing(file: file.path, model: self.model).weights(of: model, from: layers())
  }

  func read(_ weight: StoredWeight, into memory: UnsafeMutableBufferPointer<Float>) throws {
    try file.read(weight.place, into: memory)
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

  /// The layer that a weight names: `conv1` of `conv1/kernel`; nil when it names none.
  private static func layer(_ weight: String) -> String? {
    weight.split(separator: "/").dropLast().last.map(String.init)
  }

  /// A depthwise convolution's only kernel is `kernel` today; a separable one's first keeps its name.
  private static func today(_ weights: [StoredWeight]) -> [StoredWeight] {
    let separable = Set(weights.filter { $0.name == "pointwise_kernel" }.map(\.layer))
    return weights.map { weight in
      var weight = weight
      if weight.name == "depthwise_kernel", !separable.contains(weight.layer) { weight.name = "kernel" }
      return weight
    }
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
