extension PixelGrid {
  /// Colours multiplied by how opaque they are, as Pillow's mode `RGBa`.
  func multipliedByAlpha() -> PixelGrid {
    changingColours { colour, alpha in
      let product = Int(colour) * Int(alpha) + 128
      return UInt8(truncatingIfNeeded: ((product >> 8) + product) >> 8)
    }
  }

  /// Back from Pillow's mode `RGBa`.
  func dividedByAlpha() -> PixelGrid {
    changingColours { colour, alpha in
      alpha == 0 || alpha == 255 ? colour : UInt8(min(255 * Int(colour) / Int(alpha), 255))
    }
  }

  private func changingColours(_ change: (UInt8, UInt8) -> UInt8) -> PixelGrid {
    var changed = bytes
    for index in stride(from: 0, to: changed.count - 3, by: 4) {
      for channel in index..<index + 3 { changed[channel] = change(changed[channel], changed[index + 3]) }
    }
    return PixelGrid(width: width, height: height, channels: channels, bytes: changed)
  }
}
