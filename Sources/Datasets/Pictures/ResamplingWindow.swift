/// The old pixels that one new pixel is made of, with their weights: a triangle around the new pixel's centre, as wide as
/// two old pixels, or as two new ones where the picture becomes smaller. The definition, with weights rounded to 22 bits
/// after the point, is that of Pillow's `ImagingResample` for 8 bits a channel.
struct ResamplingWindow {
  private static let fractionBits = 22

  /// The first old pixel.
  let first: Int
  /// Weights of the old pixels from `first` on, times 2²².
  let weights: [Int32]

  /// The windows of all new pixels along one axis.
  static func windows(from old: Int, to new: Int) -> [ResamplingWindow] {
    let scale = Double(old) / Double(new)
    let support = max(scale, 1)
    let inverse = 1 / support
    return (0..<new).map { index in
      let centre = (Double(index) + 0.5) * scale
      let first = max(0, Int(centre - support + 0.5))
      let end = min(old, Int(centre + support + 0.5))
      var weights = (first..<end).map { pixel in
        max(0, 1 - abs((Double(pixel) - centre + 0.5) * inverse))
      }
      let sum = weights.reduce(0, +)
      if sum != 0 { weights = weights.map { $0 / sum } }
      return ResamplingWindow(
        first: first, weights: weights.map { Int32(0.5 + $0 * Double(1 << fractionBits)) })
    }
  }

  /// The weighted sums of the three channels of the pixels at `offset`, `offset + step`, …, rounded, into `target`.
  @inline(__always)
  func sum(
    _ pixels: UnsafeBufferPointer<UInt8>, from offset: Int, step: Int, into target: UnsafeMutableBufferPointer<UInt8>,
    at position: inout Int
  ) {
    let half: Int32 = 1 << (Self.fractionBits - 1)
    var red = half
    var green = half
    var blue = half
    var source = offset
    for weight in weights {
      red &+= weight &* Int32(pixels[source])
      green &+= weight &* Int32(pixels[source + 1])
      blue &+= weight &* Int32(pixels[source + 2])
      source += step
    }
    target[position] = UInt8(truncatingIfNeeded: min(255, red >> Self.fractionBits))
    target[position + 1] = UInt8(truncatingIfNeeded: min(255, green >> Self.fractionBits))
    target[position + 2] = UInt8(truncatingIfNeeded: min(255, blue >> Self.fractionBits))
    position += 3
  }
}
