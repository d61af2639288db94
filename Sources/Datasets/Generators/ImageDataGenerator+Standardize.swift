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
    return try standardized(x)
  }

  func standardized(_ x: Tensor) throws -> Tensor {
    var result = preprocessing == .none ? x : preprocessing(x)
    if let preprocessingFunction {
      result = try preprocessingFunction(result)
      guard result.shape == x.shape else {
        throw ImageDataGeneratorError.functionChangedShape(from: x.shape, to: result.shape)
      }
    }
    result.withUnsafeMutableScalars { pixels in
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
      if featurewiseCenter, let mean = statistics.mean {
        byChannel(pixels, mean) { $0 - $1 }
      }
      if featurewiseStdNormalization, let deviation = statistics.deviation {
        byChannel(pixels, deviation) { $0 / ($1 + 1e-6) }
      }
    }
    if zcaWhitening, let whitening = statistics.whitening {
      guard whitening.shape[0] == x.count else {
        throw ImageDataGeneratorError.shape(
          "standardize", expected: "with \(whitening.shape[0]) numbers, as fit has seen them", found: x.shape)
      }
      result = Self.whitened(result, by: whitening)
    }
    return result
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
  private static func whitened(_ x: Tensor, by matrix: Tensor) -> Tensor {
    Tensor(uninitializedShape: x.shape) { target in
      target.update(repeating: 0)
      x.withUnsafeScalars { pixels in
        matrix.withUnsafeScalars { matrix in
          for (row, pixel) in pixels.enumerated() where pixel != 0 {
            let line = UnsafeBufferPointer(rebasing: matrix[row * pixels.count..<(row + 1) * pixels.count])
            for column in line.indices { target[column] += pixel * line[column] }
          }
        }
      }
    }
  }
}
