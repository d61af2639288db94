import Tensors

/// A class that a network sees in a picture, and how sure it is.
public struct Prediction: Hashable, Codable, Sendable, CustomStringConvertible {
  /// The number of the network's output, from 0.
  public let index: Int
  /// The id of ImageNet's WordNet noun, `n01443537`; of a class of one's own, its name.
  public let id: String
  /// The name, with underscores: `goldfish`.
  public let name: String
  /// From 0 to 1.
  public let probability: Float

  /// A class and its probability.
  public init(index: Int, id: String, name: String, probability: Float) {
    self.index = index
    self.id = id
    self.name = name
    self.probability = probability
  }

  /// As a lesson prints it: `goldfish 0.9876`.
  public var description: String { "\(name) \((probability * 10_000).rounded() / 10_000)" }
}

/// The likeliest ImageNet classes of each picture, best first (Keras's `decode_predictions`).
///
/// - Parameters:
///   - probabilities: what a network with its ImageNet top predicts, `[N, 1000]`.
///   - top: how many classes a picture, at most 1000.
/// - Throws: `WeightsError.notPredictions` when there are not 1000 classes.
public func decodePredictions(_ probabilities: Tensor, top: Int = 5) throws -> [[Prediction]] {
  let labels = ImageNetLabels.all
  guard probabilities.shape.rank == 2, probabilities.shape[1] == labels.count else {
    throw WeightsError.notPredictions(probabilities.shape)
  }
  return probabilities.withUnsafeScalars { scalars in
    (0..<probabilities.shape[0]).map { row in
      let values = UnsafeBufferPointer(rebasing: scalars[(row * labels.count)..<((row + 1) * labels.count)])
      let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
      return order.prefix(max(0, top)).map {
        Prediction(index: $0, id: labels[$0].id, name: labels[$0].name, probability: values[$0])
      }
    }
  }
}
