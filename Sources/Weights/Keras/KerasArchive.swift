import Foundation
import Tensors

/// A `.keras` file: a zip with `config.json`, the model, and `model.weights.h5`, its weights.
package struct KerasArchive {
  /// The model's layers, in its order, with those of inner models inside.
  package let layers: [KerasLayer]
  /// The whole configuration, as JSON.
  package let configuration: Data
  private let url: URL

  /// Opens a file and reads its configuration.
  ///
  /// - Throws: `WeightsError` when it is no zip, or has no configuration of a model with layers.
  package init(contentsOf url: URL) throws {
    self.url = url
    let json = try withZip(url) { try $0.contents("config.json", mostBytes: 64 << 20) }
    guard let config = try? JSONSerialization.jsonObject(with: json) as? [String: Any],
      let model = config["config"] as? [String: Any], let layers = model["layers"] as? [Any]
    else {
      throw WeightsError.malformed(
        file: url.path, format: "Keras", problem: "config.json is not that of a model with layers", offset: nil)
    }
    self.layers = layers.compactMap(KerasLayer.init(json:))
    configuration = json
  }

  /// The weights of the inner model with this name, by `layer/variable`.
  ///
  /// - Throws: `WeightsError.missingWeights` when there is no such model.
  package func tensors(inside model: String) throws -> [String: Tensor] {
    guard layers.contains(where: { $0.name == model && !$0.layers.isEmpty }) else {
      throw WeightsError.missingWeights(file: url.path, name: model, holds: layers.map(\.name))
    }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    return try weights(in: scratch, model: "").tensors(inside: model)
  }

  /// The weights, unpacked into `folder` since libhdf5 wants a file, for a model of this name.
  func weights(in folder: URL, model: String) throws -> Keras3Weights {
    let file = folder.appendingPathComponent("model.weights.h5")
    try withZip(url) { try $0.extract("model.weights.h5", to: file) }
    return Keras3Weights(try HDF5File(contentsOf: file, named: url.path), saved: layers, model: model)
  }
}
