import Foundation

/// Pixels of a picture that is like no other: slow waves of three colours, drawn by a seed. The same seed gives the same picture
/// in every size.
package func wavyPixels(_ seed: Int, width: Int, height: Int) -> [UInt8] {
  var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  func draw() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 53)
  }
  for _ in 0..<8 { _ = draw() }
  let waves = (0..<3).map { _ in (0..<8).map { _ in (draw() * 5, draw() * 5, draw() * 6.28, draw()) } }
  var pixels: [UInt8] = []
  for y in 0..<height {
    for x in 0..<width {
      let (across, down) = ((Double(x) + 0.5) / Double(width), (Double(y) + 0.5) / Double(height))
      for wave in waves {
        let sum = wave.reduce(0.0) { $0 + $1.3 * cos(6.28 * ($1.0 * across + $1.1 * down) + $1.2) }
        pixels.append(UInt8(min(255, max(0, 128 + 50 * sum))))
      }
    }
  }
  return pixels
}
