import Foundation
import Tensors

extension ImageDataGenerator {
  /// Finds out what featurewise normalisation and whitening need to know. Keras's `fit`. Whitening's matrix is LAPACK's, and its
  /// last bits depend on the number of threads.
  ///
  /// - Parameters:
  ///   - x: some of the pictures, `[N, H, W, C]`, 0…255.
  ///   - augment: whether to look at transformed pictures.
  ///   - rounds: how many transformed pictures are made of each.
  ///   - seed: what they are drawn from.
  /// - Throws: `ImageDataGeneratorError`.
  public mutating func fit(_ x: Tensor, augment: Bool = false, rounds: Int = 1, seed: Int = 0) throws {
    guard x.shape.rank == 4, [1, 3, 4].contains(x.shape[3]), x.count > 0 else {
      throw ImageDataGeneratorError.shape("fit", expected: "[N, height, width, 1, 3 or 4 channels]", found: x.shape)
    }
    guard (1...1000).contains(rounds) else {
      throw ImageDataGeneratorError.argument("rounds", value: "\(rounds)", expected: "from 1 to 1000")
    }
    let channels = x.shape[3]
    try check(channels: 3)
    let picture = Shape(Array(x.shape.dimensions.dropFirst()))
    if zcaWhitening, picture.count > FittedStatistics.mostWhitened {
      throw ImageDataGeneratorError.tooLargeToWhiten(picture)
    }
    // As in Keras: of what prepares the pixels, only `rescale` comes before.
    var pictures = rescale.map { x * Float($0) } ?? x
    if augment {
      var random = RandomState(seed: seed)
      let rows = (0..<rounds).flatMap { _ in 0..<x.shape[0] }
      let drawn = rows.map { ($0, draw(height: picture[0], width: picture[1], &random)) }
      pictures = Tensor(stacking: drawn.map { transformed(pictures.row($0.0), $0.1) })
    }
    statistics = FittedStatistics()
    if featurewiseCenter {
      let mean = Self.means(pictures, channels: channels) { value, _ in value }
      statistics.mean = mean.map { Float($0) }
      Self.change(&pictures, channels: channels) { $0 - Float(mean[$1]) }
    }
    if featurewiseStdNormalization {
      let mean = Self.means(pictures, channels: channels) { value, _ in value }
      let variance = Self.means(pictures, channels: channels) { ($0 - mean[$1]) * ($0 - mean[$1]) }
      statistics.deviation = variance.map { Float($0.squareRoot()) }
    }
    if zcaWhitening {
      guard let matrix = Self.whitening(pictures, picture, epsilon: Float(zcaEpsilon)) else {
        throw ImageDataGeneratorError.cannotWhiten(x.shape)
      }
      statistics.whitening = matrix
    }
    statistics.updateKey()
  }

  /// The mean of `part` of each scalar by channel, added up in Double.
  private static func means(_ x: Tensor, channels: Int, _ part: (Double, Int) -> Double) -> [Double] {
    var sums = [Double](repeating: 0, count: channels)
    x.withUnsafeScalars { scalars in
      for start in stride(from: 0, to: scalars.count, by: channels) {
        for channel in 0..<channels { sums[channel] += part(Double(scalars[start + channel]), channel) }
      }
    }
    return sums.map { $0 / Double(x.count / channels) }
  }

  private static func change(_ x: inout Tensor, channels: Int, _ change: (Float, Int) -> Float) {
    x.withUnsafeMutableScalars { scalars in
      for start in stride(from: 0, to: scalars.count, by: channels) {
        for channel in 0..<channels { scalars[start + channel] = change(scalars[start + channel], channel) }
      }
    }
  }

  /// `U · √N / (S + ε) · Uᵀ` of the pictures' singular value decomposition.
  private static func whitening(_ x: Tensor, _ picture: Shape, epsilon: Float) -> Tensor? {
    let count = x.shape[0]
    guard let (left, values) = x.reshaped([count, picture.count]).singularVectors() else { return nil }
    var scaled = left
    let factors = values.map { Float(count).squareRoot() / ($0 + epsilon) }
    scaled.withUnsafeMutableScalars { scalars in
      for (row, factor) in factors.enumerated() {
        for index in row * picture.count..<(row + 1) * picture.count { scalars[index] *= factor }
      }
    }
    return scaled.matrixProduct(left, transposed: true)
  }
}
