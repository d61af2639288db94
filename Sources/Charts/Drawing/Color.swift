import Foundation

/// A colour of the screen, sRGB.
struct Color: Hashable, Sendable {
  let red, green, blue: UInt8

  /// From `0xRRGGBB`.
  init(_ hex: UInt32) {
    red = UInt8(hex >> 16 & 255)
    green = UInt8(hex >> 8 & 255)
    blue = UInt8(hex & 255)
  }

  private init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#rrggbb`.
  var hex: String { String(format: "#%02x%02x%02x", red, green, blue) }

  /// Red, green and blue, 0…1.
  var components: [Double] { [red, green, blue].map { Double($0) / 255 } }

  /// The colour that lies `share` (0…1) of the way to another.
  func mixed(with other: Color, _ share: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded()) }
    return Color(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The contrast ratio of WCAG 2, 1…21: `(L1 + 0.05) / (L2 + 0.05)` of the relative luminances.
  func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private var luminance: Double {
    let linear = components.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
