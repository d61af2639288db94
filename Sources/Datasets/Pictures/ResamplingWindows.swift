internal import CPixels

/// The old pixels that each new pixel along one axis is made of, with their weights: the interpolation's around the new
/// pixel's centre, stretched where the picture becomes smaller. The definition, with weights rounded to 22 bits after the
/// point, is that of Pillow's `ImagingResample` for 8 bits a channel.
struct ResamplingWindows {
  /// How many bits weights have after the point.
  static let fractionBits: Int32 = 22

  /// The first old pixel of each new one.
  private(set) var first: [Int32] = []
  /// Where the weights of each new pixel begin; one number more than there are new pixels.
  private(set) var starts: [Int32] = [0]
  /// Weights of neighbouring old pixels, times 2²², new pixel by new pixel.
  private(set) var weights: [Int32] = []

  /// The windows of `new` pixels made of the old ones in `part` of `old` ones; the windows may reach beyond the part.
  init(_ interpolation: Interpolation, from old: Int, part: Range<Int>, to new: Int) {
    let scale = Double(part.count) / Double(new)
    let stretch = max(scale, 1)
    let support = interpolation.support * stretch
    let inverse = 1 / stretch
    for index in 0..<new {
      let centre = Double(part.lowerBound) + (Double(index) + 0.5) * scale
      let first = max(0, Int(centre - support + 0.5))
      let end = min(old, Int(centre + support + 0.5))
      let window = (first..<max(first, end)).map { interpolation.weight((Double($0) - centre + 0.5) * inverse) }
      let sum = window.reduce(0, +)
      self.first.append(Int32(first))
      for weight in window {
        let share = (sum == 0 ? weight : weight / sum) * Double(1 << Self.fractionBits)
        weights.append(Int32(share < 0 ? share - 0.5 : share + 0.5))
      }
      starts.append(Int32(weights.count))
    }
  }
  /// The old pixels that are looked at.
  var reach: Range<Int> {
    guard let start = first.first, let last = first.last else { return 0..<0 }
    return Int(start)..<Int(last) + taps(first.count - 1).count
  }

  /// Where the weights of a new pixel are.
  func taps(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

  /// For loops that are written in C.
  func withPointers<R>(_ body: (pixel_windows) throws -> R) rethrows -> R {
    try first.withUnsafeBufferPointer { first in
      try starts.withUnsafeBufferPointer { starts in
        try weights.withUnsafeBufferPointer { weights in
          try body(
            pixel_windows(
              first: first.baseAddress, starts: starts.baseAddress, weights: weights.baseAddress, count: first.count))
        }
      }
    }
  }
}
