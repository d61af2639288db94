internal import Downloads
import Files
import Foundation
import NeuralNetworks

extension Model {
  /// Saves the model, layers and weights, as Keras does, so that Keras opens it.
  ///
  /// - Parameter path: of the file; it ends in `.keras`, or in `.h5` for what Keras 2 wrote. A file that is there is replaced
  ///   once the new one is whole.
  /// - Throws: as `save(to:)`.
  public func save(_ path: String) throws { try save(to: URL(fileURLWithPath: path)) }

  /// Saves the model, layers and weights, as Keras does, so that Keras opens it; `Model(contentsOf:)` reads it back.
  ///
  /// `classNames`, and how pictures are prepared, are saved where they are known; Keras passes over them. Optimizer, loss and
  /// metrics are not: compile the model again before you train it on. Keras opens an `.h5` with layers
  /// of ConvNeXt or InceptionResNetV2 (`LayerScale`, `CustomScaleLayer`) only when it is told of them; a `.keras` at once.
  ///
  /// - Parameter url: of the file; it ends in `.keras`, or in `.h5` for what Keras 2 wrote. A file that is there is replaced
  ///   once the new one is whole and on the disk.
  /// - Throws: `ModelFileError` for another ending or a layer that Keras does not have, `FileError` when the file cannot be
  ///   written.
  public func save(to url: URL) throws {
    let name = url.lastPathComponent
    if name.hasSuffix(".keras") {
      let config = try ModelEncoder(isLegacy: false).model(self).json()
      let notes = try ModelNotes(of: self)?.json()
      try WholeFile.write(to: url, durably: true) { try writeArchive(config, notes, to: $0) }
    } else if name.hasSuffix(".h5"), !name.hasSuffix(".weights.h5") {
      let config = try ModelEncoder(isLegacy: true).model(self).json()
      let notes = try ModelNotes(of: self)?.json()
      try WholeFile.write(to: url, durably: true) { part in
        try HDF5Writer.write(to: part) { file in
          try file.text("tensorflow", "backend", of: "/")
          try file.text(KerasRelease.version, "keras_version", of: "/")
          try file.text(String(decoding: config, as: UTF8.self), "model_config", of: "/")
          if let notes { try file.text(String(decoding: notes, as: UTF8.self), ModelNotes.attribute, of: "/") }
          try LegacyWeightsWriter(file: file).write(self, at: "/model_weights")
        }
      }
    } else {
      throw ModelFileError.ending(file: url.path, whole: true)
    }
  }

  /// Saves the weights alone, as Keras does.
  ///
  /// - Parameter path: of the file; it ends in `.weights.h5`, or in `.h5` for what Keras 2 wrote.
  /// - Throws: as `saveWeights(to:)`.
  public func saveWeights(_ path: String) throws { try saveWeights(to: URL(fileURLWithPath: path)) }

  /// Saves the weights alone, as Keras does; `loadWeights(from:)` reads them back into the same layers.
  ///
  /// - Parameter url: of the file; it ends in `.weights.h5`, or in `.h5` for what Keras 2 wrote. A file that is there is
  ///   replaced once the new one is whole and on the disk.
  /// - Throws: `ModelFileError` for another ending, `FileError` when the file cannot be written.
  public func saveWeights(to url: URL) throws {
    let name = url.lastPathComponent
    guard name.hasSuffix(".h5") else { throw ModelFileError.ending(file: url.path, whole: false) }
    try WholeFile.write(to: url, durably: true) { part in
      try HDF5Writer.write(to: part) { file in
        if name.hasSuffix(".weights.h5") {
          try Keras3WeightsWriter(file: file).write(self)
        } else {
          try LegacyWeightsWriter(file: file).write(self)
        }
      }
    }
  }

  /// A zip of `metadata.json`, `config.json` and `model.weights.h5`, none of them packed, and of `lectern.json` where there is
  /// something to note.
  private func writeArchive(_ config: Data, _ notes: Data?, to url: URL) throws {
    let weights = url.appendingPathExtension("weights")
    defer { try? FileManager.default.removeItem(at: weights) }
    try HDF5Writer.write(to: weights) { try Keras3WeightsWriter(file: $0).write(self) }
    do {
      try ZipArchive.write(
        [
          ("metadata.json", .bytes(KerasRelease.metadata().json())), ("config.json", .bytes(config)),
          ("model.weights.h5", .file(weights)),
        ] + (notes.map { [(ModelNotes.member, .bytes($0))] } ?? []), to: url)
    } catch let problem as ZipProblem {
      throw FileError.unwritable(file: url.path, reason: "\(problem)")
    }
  }
}
