import Foundation

/// What a picture looks like in 64 bits: the signs of its slowest waves. The same picture in another size or quality has
/// nearly the same bits.
///
/// The picture is made grey and 32 × 32; of its cosine transform the 8 × 8 slowest waves are kept that vary along both axes;
/// each bit says whether a wave is above their median. After C. Zauner, "Implementation and benchmarking of perceptual image
/// hash functions" (2010), section 3.2.1.
struct PictureHash: Hashable, Sendable {
  static let side = 32
  private static let waves = 8

  let bits: UInt64

  /// - Parameter greys: `side × side` of them, 0…255, row by row.
  /// - Returns: nil where there is next to nothing to be seen: the bits would be noise.
  init?(greys: [UInt8]) {
    let values = greys.map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    guard variance >= 16 else { return nil }
    let waves = Self.transform(values)
    let sorted = waves.sorted()
    let median = (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
    bits = waves.reduce(0) { $0 << 1 | ($1 > median ? 1 : 0) }
  }

  /// In how many bits two differ: 0 to 64.
  func distance(to other: PictureHash) -> Int { (bits ^ other.bits).nonzeroBitCount }

  /// The 64 waves, by their numbers along y and x.
  private static func transform(_ values: [Double]) -> [Double] {
    var rows = [Double](repeating: 0, count: side * waves)
    for y in 0..<side {
      for wave in 0..<waves {
        var sum = 0.0
        for x in 0..<side { sum += values[y * side + x] * cosines[wave * side + x] }
        rows[y * waves + wave] = sum
      }
    }
    return (0..<waves * waves).map { index -> Double in
      let (down, across) = (index / waves, index % waves)
      var sum = 0.0
      for y in 0..<side { sum += rows[y * waves + across] * cosines[down * side + y] }
      return sum
    }
  }

  /// Of wave 1 to 8 at each place.
  private static let cosines: [Double] = (0..<waves * side).map { index -> Double in
    let wave = Double(index / side + 1)
    let place = Double(index % side) + 0.5
    return cos(Double.pi * wave * place / Double(side))
  }
}
