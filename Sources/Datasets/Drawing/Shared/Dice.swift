import Foundation
import Tensors

/// Seeded chance for drawings.
final class Dice {
  private var generator: RandomNumbers

  init(seed: UInt64) { generator = RandomNumbers(seed: seed) }

  /// 0…1.
  func unit() -> Double { Double(generator.next() >> 11) / 9_007_199_254_740_992 }

  /// A number in the range.
  func callAsFunction(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * unit()
  }

  /// A whole number in the range.
  func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// True that often of 1.
  func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of these.
  func one<Element>(of choices: [Element]) -> Element { choices[count(0...choices.count - 1)] }

  /// The same elements in another order.
  func shuffled<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &generator) }

  /// Around 0, mostly within ±1.
  func around() -> Double { unit() + unit() + unit() - 1.5 }

  /// A smooth line through random heights: octaves of interpolated noise, -1…1, for ridges and clouds.
  func ridge(octaves: Int = 4, roughness: Double = 0.5) -> (Double) -> Double {
    let layers = (0..<octaves).map { _ in (0..<64).map { _ in self(-1...1) } }
    return { position in
      var height = 0.0
      var amplitude = 1.0
      var frequency = 1.0
      var most = 0.0
      for layer in layers {
        let place = abs(position) * frequency
        let index = Int(place)
        let part = place - Double(index)
        let smooth = part * part * (3 - 2 * part)
        height += amplitude * (layer[index % 64] * (1 - smooth) + layer[(index + 1) % 64] * smooth)
        most += amplitude
        amplitude *= roughness
        frequency *= 2
      }
      return height / most
    }
  }
}
