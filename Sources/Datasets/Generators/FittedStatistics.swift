import Files
import Foundation
import Tensors

/// What `ImageDataGenerator.fit` found out about pictures.
struct FittedStatistics: Sendable {
  /// The mean of each channel.
  var mean: [Float]?
  /// The deviation of each channel.
  var deviation: [Float]?
  /// The matrix of ZCA whitening, `[H·W·C, H·W·C]`.
  var whitening: Tensor?
  /// What was found, in one word for the key under which features are kept.
  private(set) var key = ""

  /// The most numbers a picture to be whitened may have.
  static let mostWhitened = 64 * 64 * 3

  /// Takes the key from what is there.
  mutating func updateKey() {
    let digest = Digest(.sha256)
    for part in [mean, deviation] {
      digest.update("|")
      part?.withUnsafeBytes { digest.update($0) }
    }
    whitening?.withUnsafeScalars { digest.update(UnsafeRawBufferPointer($0)) }
    key = "fitted=" + digest.finish()
  }
}
