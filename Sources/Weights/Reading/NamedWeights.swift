import Tensors

/// Weights by `layer/variable`, from a file that has no more than that.
struct NamedWeights: WeightsReader {
  /// The file, as errors name it.
  let file: String
  /// The model that asks, as errors name it.
  let model: String
  /// The weights.
  let tensors: [String: Tensor]

  func layers() -> [StoredLayer] {
    let weights = tensors.keys.sorted().map { path in
      let parts = path.split(separator: "/").map(String.init)
      return StoredWeight(
        name: parts.last ?? path, layer: parts.dropLast().last ?? path, shape: tensors[path]!.shape, place: path)
    }
    return Dictionary(grouping: weights, by: \.layer).map { StoredLayer(name: $0.key, weights: $0.value) }
      .sorted { $0.name < $1.name }
  }

  func weights(for model: [ModelLayer]) throws -> [StoredWeight] {
    try Pairing(file: file, model: self.model, isOrdered: false).weights(of: model, from: layers())
  }

  func read(_ weight: StoredWeight, into memory: UnsafeMutableBufferPointer<Float>) {
    tensors[weight.place]?.withUnsafeScalars { _ = memory.update(from: $0) }
  }
}
