import Foundation
import Tensors

/// A `.keras` file: a zip with `config.json`, the model, and `model.weights.h5`, its weights.
public struct KerasArchive {
  /// The model's layers, in its order, with those of inner models inside.
  public let layers: [KerasLayer]
  private let url: URL

  /// Opens a file and reads its configuration.
  ///
  /// - Throws: `WeightsError` when it is no zip, or has no configuration of a model with layers.
  public init(contentsOf url: URL) throws {
    self.url = url
    let json = try withZip(url) { try $0.contents("config.json", mostBytes: 64 << 20) }
    guard let config = try? JSONSerialization.jsonObject(with: json) as? [String: Any],
      let model = config["config"] as? [String: Any], let layers = model["layers"] as? [Any]
    else {
      throw WeightsError.malformed(
        file: url.path, format: "Keras", problem: "config.json is not that of a model with layers", offset: nil)
    }
    self.layers = layers.compactMap(KerasLayer.init(json:))
  }

  /// All weights: by `layer/variable`, those of an inner model by `model/layer/variable`.
  public func tensors() throws -> [String: Tensor] {
    try withWeights { try Keras3Weights($0).tensors(of: layers) }
  }

  /// The weights of the inner model with this name, by `layer/variable`.
  ///
  /// - Throws: `WeightsError.missingWeights` when there is no such model.
  public func tensors(inside model: String) throws -> [String: Tensor] {
    guard layers.contains(where: { $0.name == model && !$0.layers.isEmpty }) else {
      throw WeightsError.missingWeights(file: url.path, name: model, holds: layers.map(\.name))
    }
    // The others are kept, without names, for the numbering.
    let kept = layers.map { layer in
      layer.name == model ? layer : KerasLayer(className: layer.className, name: "")
    }
    let prefix = model + "/"
    let all = try withWeights { try Keras3Weights($0).tensors(of: kept) }
    return Dictionary(uniqueKeysWithValues: all.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
  }

  /// libhdf5 wants a file, so the member is unpacked into one that is gone at the end.
  private func withWeights<R>(_ body: (HDF5File) throws -> R) throws -> R {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString).h5")
    defer { try? FileManager.default.removeItem(at: scratch) }
    try withZip(url) { try $0.extract("model.weights.h5", to: scratch) }
    return try body(try HDF5File(contentsOf: scratch, named: url.path))
  }
}
