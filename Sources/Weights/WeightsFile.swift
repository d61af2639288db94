import Foundation
import Tensors

/// A file of weights in any layout that is read, known by what it starts with.
struct WeightsFile {
  /// Where it is.
  let url: URL
  /// Whether its digest has been checked: then it is read in this process.
  let isVerified: Bool

  /// The weights for a model of these layers, by `layer/variable`; there may be more in the file than the model takes.
  ///
  /// An HDF5 file that nobody vouches for is read in a process of its own, which hands over its numbers in a file.
  func weights(for layers: [ModelLayer]) throws -> [String: Tensor] {
    guard !isVerified, try isHDF5() else { return try read(layers) }
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let numbers = scratch.appendingPathComponent("numbers")
    let size = (try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int) ?? 0
    do {
      try Isolated.run(memory: 20 * size + 512 << 20, scratch: scratch) {
        try SafeTensors.write(try read(layers), to: numbers)
      }
    } catch Isolated.Failure.died(let signal) {
      let how = signal == SIGALRM ? "reading it does not end" : "the HDF5 library crashes on it (signal \(signal))"
      throw WeightsError.malformed(file: url.path, format: "HDF5", problem: how, offset: nil)
    } catch Isolated.Failure.threw(let error) {
      throw error
    }
    return try SafeTensors.tensors(contentsOf: numbers)
  }

  private func isHDF5() throws -> Bool {
    let start = try Data(mapping: url).prefix(4)
    let isZip = start.elementsEqual([0x50, 0x4b, 0x03, 0x04])
    if isZip { return url.pathExtension == "keras" }
    return !start.elementsEqual([0x80, 0x02, 0x8a, 0x0a]) && url.pathExtension != "safetensors"
  }

  private func read(_ layers: [ModelLayer]) throws -> [String: Tensor] {
    let start = try Data(mapping: url).prefix(4)
    if url.pathExtension == "keras" {
      return try flat(KerasArchive(contentsOf: url).tensors())
    } else if start.elementsEqual([0x50, 0x4b, 0x03, 0x04]) || start.elementsEqual([0x80, 0x02, 0x8a, 0x0a]) {
      let names = Set(layers.flatMap(\.leaves).map(\.name))
      return try TorchNames.keras(TorchFile(contentsOf: url).tensors, for: names, file: url.path)
    } else if url.pathExtension == "safetensors" {
      return try SafeTensors.tensors(contentsOf: url)
    }
    let file = try HDF5File(contentsOf: url)
    if try Keras3Weights.fits(file) {
      return try flat(Keras3Weights(file).tensors(of: layers.map(\.keras)))
    }
    let legacy = try LegacyKerasWeights(file)
    let byName = flat(legacy.tensors())
    let wanted = layers.flatMap(\.leaves).flatMap { layer in layer.variables.map { "\(layer.name)/\($0.name)" } }
    return wanted.allSatisfy { byName[$0] != nil }
      ? byName : try LayerPairing(file: url.path).weights(layers, from: legacy.layers)
  }

  /// By `layer/variable` alone: a model's variables are named so, also those of a model within it.
  private func flat(_ tensors: [String: Tensor]) -> [String: Tensor] {
    Dictionary(
      tensors.map { ($0.key.split(separator: "/").suffix(2).joined(separator: "/"), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }
}
