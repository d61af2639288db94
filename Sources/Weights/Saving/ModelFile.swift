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
    let (text, notes) = try configuration()
    let json: JSONValue
    do {
      json = try JSONValue(json: text)
    } catch {
      throw ModelFileError.malformed(file: url.path, problem: "its configuration is not JSON")
    }
    let model = try ModelDecoder(file: url.path).model(json)
    try notes.map { try ModelNotes(json: $0, file: url.path) }?.apply(to: model)
    try model.load(WeightsFile(url: url, isVerified: isVerified))
    return model
  }

  /// What the file says about its layers, and what it says beside, as JSON.
  private func configuration() throws -> (layers: Data, notes: Data?) {
    if try Data(mapping: url).prefix(4).elementsEqual([0x50, 0x4b, 0x03, 0x04]) {
      return try withZip(url) { zip in
        guard zip.names.contains("config.json") else {
          throw ModelFileError.malformed(file: url.path, problem: "it has no config.json, as a .keras has")
        }
        return (
          try zip.contents("config.json", mostBytes: 64 << 20),
          zip.names.contains(ModelNotes.member)
            ? try zip.contents(ModelNotes.member, mostBytes: ModelNotes.mostBytes) : nil
        )
      }
    }
    if url.pathExtension == "safetensors" || url.pathExtension == "pth" || url.pathExtension == "pt" {
      throw ModelFileError.weightsOnly(file: url.path)
    }
    let (text, notes) = try isVerified ? attributes() : attributesElsewhere()
    guard !text.isEmpty else { throw ModelFileError.weightsOnly(file: url.path) }
    return (text, notes.isEmpty ? nil : notes)
  }

  /// The attributes `model_config` and `lectern` of an `.h5`; empty where there is none.
  private func attributes() throws -> (layers: Data, notes: Data) {
    let file = try HDF5File(contentsOf: url)
    func text(_ name: String) throws -> Data { Data((try file.texts(name, of: "/")?.first ?? "").utf8) }
    return (try text("model_config"), try text(ModelNotes.attribute))
  }

  /// The same, read in a process of its own.
  private func attributesElsewhere() throws -> (layers: Data, notes: Data) {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (layers, notes) = (scratch.appendingPathComponent("layers"), scratch.appendingPathComponent("notes"))
    try Isolated.read(url, memory: 512 << 20, scratch: scratch) {
      let found = try attributes()
      try found.layers.write(to: layers)
      try found.notes.write(to: notes)
    }
    return (try Data(contentsOf: layers), try Data(contentsOf: notes))
  }
}
