/// A colour: red, green, blue and opacity, 0…1.
struct Colour {
  var red: Double
  var green: Double
  var blue: Double
  var alpha = 1.0

  init(_ red: Double, _ green: Double, _ blue: Double, _ alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// `0xRRGGBB`.
  init(_ hex: UInt32, _ alpha: Double = 1) {
    self.init(Double(hex >> 16 & 255) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255, alpha)
  }

  static let white = Colour(1, 1, 1)
  static let black = Colour(0, 0, 0)

  /// The way to another colour: 0 is this one, 1 the other.
  func mixed(_ other: Colour, _ share: Double) -> Colour {
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Colour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue), mix(alpha, other.alpha))
  }

  /// Towards white (positive) or black (negative), -1…1.
  func lighter(_ share: Double) -> Colour {
    var result = mixed(share > 0 ? .white : .black, abs(share))
    result.alpha = alpha
    return result
  }

  /// The colour seen in coloured light.
  func times(_ light: Colour) -> Colour {
    Colour(min(1, red * light.red), min(1, green * light.green), min(1, blue * light.blue), alpha)
  }

  /// The same colour at another opacity.
  func faded(_ alpha: Double) -> Colour { Colour(red, green, blue, alpha) }
}
