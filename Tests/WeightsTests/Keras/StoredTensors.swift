import Tensors
import TestSupport

@testable import Weights

extension WeightsReader {
  /// All weights by `layer/variable`, in Keras's names of today; those of a model within by `model/layer/variable`.
  func tensors() throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for layer in try layers() {
      // No layer has the same variable twice.
      let isModel = Set(layer.weights.map(\.name)).count < layer.weights.count
      for weight in layer.weights {
        let owner = isModel ? "\(layer.name)/\(weight.layer)" : layer.name
        result["\(owner)/\(weight.name)"] = try Tensor(uninitializedShape: weight.shape) { try read(weight, into: $0) }
      }
    }
    return result
  }
}

extension KerasArchive {
  /// All weights: by `layer/variable`, those of an inner model by `model/layer/variable`.
  func tensors() throws -> [String: Tensor] {
    try withTemporaryFolder { try weights(in: $0, model: "").tensors() }
  }
}
