internal import CPixels
internal import Wording

/// Pixels of 1, 3 or 4 channels, 8 bits each, row by row from the top left: a `Picture` on its way to a tensor.
struct PixelGrid: Equatable {
  let width: Int
  let height: Int
  let channels: Int
  /// `height × width × channels` bytes.
  let bytes: [UInt8]

  init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// A picture with these channels, as Pillow's `Image.convert` makes them.
  init(_ picture: Picture, colorMode: ColorMode) {
    let count = picture.width * picture.height
    let bytes: [UInt8]
    switch colorMode {
    case .rgb: bytes = picture.pixels
    case .grayscale:
      bytes = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
        picture.pixels.withUnsafeBufferPointer { source in
          for index in 0..<count {
            let (red, green) = (UInt32(source[index * 3]), UInt32(source[index * 3 + 1]))
            let blue = UInt32(source[index * 3 + 2])
            // ITU-R 601-2 in 16 bits after the point, rounded.
            target[index] = UInt8(
              truncatingIfNeeded: (red &* 19595 &+ green &* 38470 &+ blue &* 7471 &+ 0x8000) >> 16)
          }
        }
        filled = count
      }
    case .rgba:
      bytes = [UInt8](unsafeUninitializedCapacity: count * 4) { target, filled in
        picture.pixels.withUnsafeBufferPointer { source in
          for index in 0..<count {
            for channel in 0..<3 { target[index * 4 + channel] = source[index * 3 + channel] }
            target[index * 4 + 3] = 255
          }
        }
        filled = count * 4
      }
    }
    self.init(width: picture.width, height: picture.height, channels: colorMode.channels, bytes: bytes)
  }

  /// Without transparency; greys as colours.
  var picture: Picture {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height * 3)
    for start in stride(from: 0, to: bytes.count, by: channels) {
      for channel in 0..<3 { pixels.append(bytes[start + (channels == 1 ? 0 : channel)]) }
    }
    return Picture(width: width, height: height, pixels: pixels)
  }

  /// Writes the pixels as numbers 0…255 to `target`, which has room for exactly these.
  func write(to target: UnsafeMutableBufferPointer<Float>) {
    require(target.count == bytes.count, "a picture of \(bytes.count) numbers was asked for \(target.count)")
    guard let target = target.baseAddress else { return }
    pixels_to_floats(bytes, bytes.count, target)
  }
}
