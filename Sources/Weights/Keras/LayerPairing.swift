import Tensors

/// Finds for each variable of a model its weights in an older Keras file.
///
/// Layers pair by name. What remains pairs in order, but only between layers that nobody named (`conv2d_1` and
/// `convolution2d_1`), one kind at a time: by order alone, as Keras does it, an old ResNet file swaps two convolutions of equal
/// shape without a word.
struct LayerPairing {
  /// The file, as errors name it.
  let file: String

  /// The weights by `layer/variable` of the model.
  ///
  /// - Throws: `WeightsError.wrongLayers` or `.wrongShape`, naming what does not pair.
  func weights(_ model: [ModelLayer], from layers: [LegacyKerasWeights.Layer]) throws -> [String: Tensor] {
    let wanted = model.flatMap(\.leaves).filter { !$0.variables.isEmpty }
    let names = Set(wanted.map(\.name))
    let present = Dictionary(layers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var spare: [Int: [LegacyKerasWeights.Layer]] = [:]
    for layer in layers where !names.contains(layer.name) && ModelLayer.isAutomatic(layer.name) {
      spare[layer.weights.count, default: []].append(layer)
    }
    var used: [Int: Int] = [:]
    var result: [String: Tensor] = [:]
    for layer in wanted {
      let count = layer.variables.count
      var match = present[layer.name]
      if match == nil, ModelLayer.isAutomatic(layer.name) {
        match = spare[count]?.dropFirst(used[count, default: 0]).first
        used[count, default: 0] += 1
      }
      guard let match, match.weights.count == count else {
        let found = match.map { "\"\($0.name)\" with \($0.weights.count) weights" } ?? "no such layer"
        throw WeightsError.wrongLayers(file: file, expected: "\"\(layer.name)\" with \(count) weights", found: found)
      }
      for (variable, weight) in zip(layer.variables, match.weights) {
        guard weight.tensor.shape == variable.shape else {
          throw WeightsError.wrongShape(
            file: file, name: "\(match.name)/\(weight.name)", expected: variable.shape, found: weight.tensor.shape)
        }
        result["\(layer.name)/\(variable.name)"] = weight.tensor
      }
    }
    return result
  }
}
