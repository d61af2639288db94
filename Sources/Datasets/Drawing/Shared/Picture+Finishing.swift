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
    var result = filtered(across: true, side: side).filtered(across: false, side: side).pixels
    let centre = (x: Double(width) / 2, y: Double(height) / 2)
    let columns = (0..<width).map { pow((Double($0) - centre.x) / centre.x, 2) }
    result.withUnsafeMutableBufferPointer { bytes in
      var index = 0
      for y in 0..<height {
        let row = pow((Double(y) - centre.y) / centre.y, 2)
        for x in 0..<width {
          let light = (1 - vignette * (columns[x] + row) / 2) * contrast
          let shift = dice.around() * grain + 127.5 * (1 - contrast)
          for channel in index..<index + 3 {
            bytes[channel] = UInt8(min(255, max(0, Double(bytes[channel]) * light + shift)))
          }
          index += 3
        }
      }
    }
    return Picture(width: width, height: height, pixels: result)
  }

  /// Each byte mixed with its two neighbours in the row or column, except at the ends.
  private func filtered(across: Bool, side: Double) -> Picture {
    let (step, rowBytes) = (across ? 3 : width * 3, width * 3)
    let rows = across ? 0..<height : 1..<max(height - 1, 1)
    let bytes = across ? 3..<max(rowBytes - 3, 3) : 0..<rowBytes
    let middle = 1 - 2 * side
    var result = pixels
    result.withUnsafeMutableBufferPointer { target in
      pixels.withUnsafeBufferPointer { source in
        for row in rows {
          for index in row * rowBytes + bytes.lowerBound..<row * rowBytes + bytes.upperBound {
            let neighbours = Double(source[index - step]) + Double(source[index + step])
            target[index] = UInt8(Double(source[index]) * middle + neighbours * side)
          }
        }
      }
    }
    return Picture(width: width, height: height, pixels: result)
  }
}
