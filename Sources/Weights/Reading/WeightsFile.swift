import Foundation
import Tensors

/// A file of weights in any layout that is read, known by what it starts with.
struct WeightsFile {
  /// Where it is.
  let url: URL
  /// Whether its digest has been checked: then it is read in this process.
  let isVerified: Bool

  /// The weights for a model of these layers, in the order of its variables; there may be more in the file than the model
  /// takes.
  ///
  /// An HDF5 file that nobody vouches for is read in a process of its own.
  ///
  /// - Throws: `WeightsError`; of a mismatch it says what the file seems to hold.
  func weights(for layers: [ModelLayer], model: String = "") throws -> [Tensor] {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let shapes = layers.flatMap(\.leaves).flatMap(\.variables).map(\.shape)
    guard !isVerified, try isHDF5() else {
      return try pair(layers, model, scratch) { reader, weights in
        try zip(shapes, weights).map { shape, weight in
          try Tensor(uninitializedShape: shape) { try reader.read(weight, into: $0) }
        }
      }
    }
    let numbers = try SharedNumbers(shapes, for: url.path)
    // What libhdf5 needs beside the numbers: a chunk, deflated and not, and its own tables.
    let byteCount = shapes.reduce(0) { $0 + $1.count } * MemoryLayout<Float>.size
    try Isolated.read(url, memory: 192 << 20 + 2 * byteCount, scratch: scratch) {
      try pair(layers, model, scratch) { reader, weights in
        try numbers.fill { memory in
          for (weight, memory) in zip(weights, memory) { try reader.read(weight, into: memory) }
        }
      }
    }
    return try numbers.tensors()
  }

  /// Finds the weights and hands them on; a mismatch learns what the file seems to hold.
  private func pair<R>(
    _ layers: [ModelLayer], _ model: String, _ scratch: URL, _ body: (WeightsReader, [StoredWeight]) throws -> R
  ) throws -> R {
    let reader = try reader(layers, model, scratch)
    do {
      return try body(reader, reader.weights(for: layers))
    } catch WeightsError.mismatch(var mismatch) {
      mismatch.holds = (try? reader.layers()).flatMap(Fingerprint.network)
      throw WeightsError.mismatch(mismatch)
    }
  }

  private func isHDF5() throws -> Bool {
    let start = try Data(mapping: url).prefix(4)
    let isZip = start.elementsEqual([0x50, 0x4b, 0x03, 0x04])
    if isZip { return url.pathExtension == "keras" }
    return !start.elementsEqual([0x80, 0x02, 0x8a, 0x0a]) && url.pathExtension != "safetensors"
  }

  private func reader(_ layers: [ModelLayer], _ model: String, _ scratch: URL) throws -> WeightsReader {
    let start = try Data(mapping: url).prefix(4)
    if url.pathExtension == "keras" {
      return try KerasArchive(contentsOf: url).weights(in: scratch, model: model)
    } else if start.elementsEqual([0x50, 0x4b, 0x03, 0x04]) || start.elementsEqual([0x80, 0x02, 0x8a, 0x0a]) {
      let names = Set(layers.flatMap(\.leaves).map(\.name))
      let torch = try TorchFile(contentsOf: url).tensors
      return NamedWeights(
        file: url.path, model: model, tensors: try TorchNames.keras(torch, for: names, model: model, file: url.path))
    } else if url.pathExtension == "safetensors" {
      return NamedWeights(file: url.path, model: model, tensors: try SafeTensors.tensors(contentsOf: url))
    }
    let file = try HDF5File(contentsOf: url)
    return try Keras3Weights.fits(file)
      ? Keras3Weights(file, model: model) : LegacyKerasWeights(file, model: model)
  }
}
