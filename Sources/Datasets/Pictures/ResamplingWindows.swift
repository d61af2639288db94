/// The old pixels that each new pixel along one axis is made of, with their weights: the interpolation's around the new
/// pixel's centre, stretched where the picture becomes smaller. The definition, with weights rounded to 22 bits after the
/// point, is that of Pillow's `ImagingResample` for 8 bits a channel.
struct ResamplingWindows {
  static let fractionBits: Int32 = 22
  /// Half of the last bit that is kept: what sums begin with, to be rounded.
  static let half: Int32 = 1 << (fractionBits - 1)

  /// The first old pixel of each new one.
  private(set) var first: [Int] = []
  /// Where the weights of each new pixel begin; one number more than there are new pixels.
  private(set) var starts: [Int] = [0]
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
      self.first.append(first)
      for weight in window {
        let share = (sum == 0 ? weight : weight / sum) * Double(1 << Self.fractionBits)
        weights.append(Int32(share < 0 ? share - 0.5 : share + 0.5))
      }
      starts.append(weights.count)
    }
  }
}
