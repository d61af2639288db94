import Foundation

extension Picture {
  /// What a camera does to a scene: a soft focus, darker corners, grain.
  ///
  /// - Parameters:
  ///   - blur: how far light spreads, in pixels.
  ///   - grain: how much brightness varies from pixel to pixel, in steps of 255.
  ///   - vignette: how much darker the corners are, 0…1.
  ///   - contrast: 1 leaves brightness as it is.
  func finished(blur: Double, grain: Double, vignette: Double, contrast: Double = 1, _ dice: Dice) -> Picture {
    // A binomial filter of three taps, both ways.
    let side = min(blur / 2, 1.0 / 3)
    let across = filtered(step: 3, length: width, side: side)
    var result = across.filtered(step: width * 3, length: height, side: side).pixels
    let centre = (x: Double(width) / 2, y: Double(height) / 2)
    var index = 0
    for y in 0..<height {
      for x in 0..<width {
        let fromCentre = pow((Double(x) - centre.x) / centre.x, 2) + pow((Double(y) - centre.y) / centre.y, 2)
        let light = (1 - vignette * fromCentre / 2) * contrast
        let shift = dice.around() * grain + 127.5 * (1 - contrast)
        for channel in index..<index + 3 {
          result[channel] = UInt8(min(255, max(0, Double(result[channel]) * light + shift)))
        }
        index += 3
      }
    }
    return Picture(width: width, height: height, pixels: result)
  }

  /// Each byte mixed with its two neighbours `step` away, except at the ends of a line of `length`.
  private func filtered(step: Int, length: Int, side: Double) -> Picture {
    var result = pixels
    for index in pixels.indices {
      let place = index / step % length
      guard place > 0, place < length - 1 else { continue }
      let neighbours = Double(pixels[index - step]) + Double(pixels[index + step])
      result[index] = UInt8(Double(pixels[index]) * (1 - 2 * side) + neighbours * side)
    }
    return Picture(width: width, height: height, pixels: result)
  }
}
