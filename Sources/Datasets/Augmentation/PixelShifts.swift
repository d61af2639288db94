/// What augmentation does to the values of pixels and to their order, in place. Definitions as in Keras's
/// `apply_channel_shift`, `apply_brightness_shift` and `flip_axis`.
struct PixelShifts {
  let height: Int
  let width: Int
  let channels: Int

  /// Adds to every channel, within the range that the picture's values had.
  func shiftChannels(_ pixels: UnsafeMutableBufferPointer<Float>, by intensity: Float) {
    let (low, high) = range(of: pixels)
    for index in pixels.indices { pixels[index] = min(max(pixels[index] + intensity, low), high) }
  }

  /// Multiplies the grey levels, as Pillow's `ImageEnhance.Brightness` does: whole numbers 0…255, each rounded towards 0.
  /// A picture beyond 0…255 is brought into that range before and back after.
  func brighten(_ pixels: UnsafeMutableBufferPointer<Float>, by factor: Float) {
    let (low, high) = range(of: pixels)
    let isScaled = low < 0 || high > 255
    let span = high - low
    if isScaled {
      let divisor = span == 0 ? 1 : span
      for index in pixels.indices { pixels[index] = (pixels[index] - low) / divisor * 255 }
    }
    if channels == 4 {
      // Alpha is no light: Pillow leaves it.
      for index in pixels.indices {
        let level = PixelShifts.whole(pixels[index])
        pixels[index] = index % 4 == 3 ? level : PixelShifts.level(level * factor)
      }
    } else {
      for index in pixels.indices { pixels[index] = PixelShifts.level(PixelShifts.whole(pixels[index]) * factor) }
    }
    if isScaled { for index in pixels.indices { pixels[index] = pixels[index] / 255 * span + low } }
  }

  /// The grey level of a number: within 0…255, rounded down.
  @inline(__always)
  private static func level(_ value: Float) -> Float {
    let clamped = value < 255 ? value : 255
    return whole(clamped > 0 ? clamped : 0)
  }

  /// A number from 0 to 255 rounded down. Adding 2²³ rounds to the nearest, and is faster than a call of `rounded`.
  @inline(__always)
  private static func whole(_ value: Float) -> Float {
    let nearest = (value + 0x1p23) - 0x1p23
    return nearest > value ? nearest - 1 : nearest
  }

  func flipHorizontally(_ pixels: UnsafeMutableBufferPointer<Float>) {
    for row in 0..<height {
      for column in 0..<width / 2 {
        let left = (row * width + column) * channels
        let right = (row * width + width - 1 - column) * channels
        for channel in 0..<channels { pixels.swapAt(left + channel, right + channel) }
      }
    }
  }

  func flipVertically(_ pixels: UnsafeMutableBufferPointer<Float>) {
    let line = width * channels
    for row in 0..<height / 2 {
      let (top, bottom) = (row * line, (height - 1 - row) * line)
      for offset in 0..<line { pixels.swapAt(top + offset, bottom + offset) }
    }
  }

  private func range(of pixels: UnsafeMutableBufferPointer<Float>) -> (low: Float, high: Float) {
    var low = SIMD8<Float>(repeating: .infinity)
    var high = SIMD8<Float>(repeating: -.infinity)
    let bytes = UnsafeRawBufferPointer(pixels)
    let vectors = pixels.count / 8
    for index in 0..<vectors {
      let values = bytes.loadUnaligned(fromByteOffset: index * 32, as: SIMD8<Float>.self)
      low.replace(with: values, where: values .< low)
      high.replace(with: values, where: values .> high)
    }
    let rest = pixels[(vectors * 8)...]
    return (min(low.min(), rest.min() ?? .infinity), max(high.max(), rest.max() ?? -.infinity))
  }
}
