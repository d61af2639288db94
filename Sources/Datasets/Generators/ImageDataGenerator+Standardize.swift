import Tensors

extension ImageDataGenerator {
  /// A picture `[H, W, C]` prepared for the network: `preprocessing`, `preprocessingFunction`, `rescale`, then what is
  /// samplewise, then what is featurewise. Keras's `standardize`.
  ///
  /// - Throws: `ImageDataGeneratorError`, and what `preprocessingFunction` throws.
  public func standardize(_ x: Tensor) throws -> Tensor {
    guard x.shape.rank == 3, x.count > 0 else {
      throw ImageDataGeneratorError.shape("standardize", expected: "[height, width, channels]", found: x.shape)
    }
    try check(channels: x.shape[2])
    try checkFitted(channels: x.shape[2])
    var result = x
    try result.withUnsafeMutableScalars { try standardize($0, shape: x.shape) }
    return result
  }

  /// Prepares the pixels of a picture `[H, W, C]` in place.
  func standardize(_ pixels: UnsafeMutableBufferPointer<Float>, shape: Shape) throws {
    preprocessing.apply(to: pixels)
    if let preprocessingFunction {
      let changed = try preprocessingFunction(
        Tensor(uninitializedShape: shape) { _ = $0.update(fromContentsOf: pixels) })
      guard changed.shape == shape else {
        throw ImageDataGeneratorError.functionChangedShape(from: shape, to: changed.shape)
      }
      changed.withUnsafeScalars { _ = pixels.update(fromContentsOf: $0) }
    }
    if let rescale { scale(pixels, by: Float(rescale)) }
    if samplewiseCenter {
      let mean = Float(pixels.reduce(0.0) { $0 + Double($1) } / Double(pixels.count))
      for index in pixels.indices { pixels[index] -= mean }
    }
    if samplewiseStdNormalization {
      // The mean is 0 by now, but for rounding.
      let mean = pixels.reduce(0.0) { $0 + Double($1) } / Double(pixels.count)
      let variance = pixels.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(pixels.count)
      let deviation = Float(variance.squareRoot()) + 1e-6
      for index in pixels.indices { pixels[index] /= deviation }
    }
    if featurewiseCenter, let mean = statistics.mean { byChannel(pixels, mean) { $0 - $1 } }
    if featurewiseStdNormalization, let deviation = statistics.deviation {
      byChannel(pixels, deviation) { $0 / ($1 + 1e-6) }
    }
    if zcaWhitening, let whitening = statistics.whitening {
      guard whitening.shape[0] == pixels.count else {
        throw ImageDataGeneratorError.shape(
          "standardize", expected: "with \(whitening.shape[0]) numbers, as fit has seen them", found: shape)
      }
      Self.whiten(pixels, by: whitening)
    }
  }

  private func scale(_ pixels: UnsafeMutableBufferPointer<Float>, by factor: Float) {
    for index in pixels.indices { pixels[index] *= factor }
  }

  @inline(__always)
  private func byChannel(
    _ pixels: UnsafeMutableBufferPointer<Float>, _ numbers: [Float], _ change: (Float, Float) -> Float
  ) {
    for start in stride(from: 0, to: pixels.count, by: numbers.count) {
      for (channel, number) in numbers.enumerated() {
        pixels[start + channel] = change(pixels[start + channel], number)
      }
    }
  }

  /// The picture as a row times the matrix. Added up here and not by OpenBLAS, whose sums depend on its number of threads.
  private static func whiten(_ pixels: UnsafeMutableBufferPointer<Float>, by matrix: Tensor) {
    let count = pixels.count
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { sums in
      sums.initialize(repeating: 0)
      matrix.withUnsafeScalars { matrix in
        for (row, pixel) in pixels.enumerated() where pixel != 0 {
          let line = UnsafeBufferPointer(rebasing: matrix[row * count..<(row + 1) * count])
          for column in line.indices { sums[column] += pixel * line[column] }
        }
      }
      _ = pixels.update(fromContentsOf: sums)
    }
  }
}
