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
    for index in pixels.indices {
      var value = pixels[index]
      if isScaled {
        value -= low
        if span != 0 { value /= span }
        value *= 255
      }
      let level = value.rounded(.towardZero)
      // Alpha is no light: Pillow leaves it.
      let isAlpha = channels == 4 && index % 4 == 3
      value = isAlpha ? level : min(max((level * factor).rounded(.towardZero), 0), 255)
      if isScaled { value = value / 255 * span + low }
      pixels[index] = value
    }
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
    var (low, high) = (Float.infinity, -Float.infinity)
    for value in pixels {
      low = value < low ? value : low
      high = value > high ? value : high
    }
    return (low, high)
  }
}
