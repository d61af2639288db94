internal import Downloads
import Foundation
import NeuralNetworks

/// A file of a whole model, known by what it starts with: a `.keras`, or an `.h5` of Keras 3 or Keras 2.
struct ModelFile {
  /// Where it is.
  let url: URL
  /// Whether the file is known to be sound: then HDF5 is read in this process.
  let isVerified: Bool

  /// The model with its weights.
  ///
  /// - Throws: `ModelFileError`, `WeightsError`, or `ModelError` when the layers do not fit together.
  func model() throws -> Model {
    let text = try configuration()
    let json: JSONValue
    do {
      json = try JSONValue(json: text)
    } catch {
      throw ModelFileError.malformed(file: url.path, problem: "its configuration is not JSON")
    }
    let model = try ModelDecoder(file: url.path).model(json)
    try model.load(WeightsFile(url: url, isVerified: isVerified))
    return model
  }

  /// What the file says about its layers, as JSON.
  private func configuration() throws -> Data {
    if try Data(mapping: url).prefix(4).elementsEqual([0x50, 0x4b, 0x03, 0x04]) {
      return try withZip(url) { zip in
        guard zip.names.contains("config.json") else {
          throw ModelFileError.malformed(file: url.path, problem: "it has no config.json, as a .keras has")
        }
        return try zip.contents("config.json", mostBytes: 64 << 20)
      }
    }
    if url.pathExtension == "safetensors" || url.pathExtension == "pth" || url.pathExtension == "pt" {
      throw ModelFileError.weightsOnly(file: url.path)
    }
    let text = try isVerified ? modelConfig() : modelConfigElsewhere()
    guard !text.isEmpty else { throw ModelFileError.weightsOnly(file: url.path) }
    return text
  }

  /// The attribute `model_config` of an `.h5`; empty when there is none.
  private func modelConfig() throws -> Data {
    let file = try HDF5File(contentsOf: url)
    return Data((try file.texts("model_config", of: "/")?.first ?? "").utf8)
  }

  /// The same, read in a process of its own.
  private func modelConfigElsewhere() throws -> Data {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let text = scratch.appendingPathComponent("model_config")
    try Isolated.read(url, memory: 512 << 20, scratch: scratch) { try modelConfig().write(to: text) }
    return try Data(contentsOf: text)
  }
}
