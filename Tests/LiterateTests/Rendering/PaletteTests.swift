import Foundation
import Testing

@testable import Literate

/// The contrast of text and its ground, WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1.
@Suite struct PaletteTests {
  private static let pairs: [(String, [String])] = [
    ("paper", ["ink", "soft", "accent", "alarm", "good"] + (0..<16).map { "terminal-\($0)" }),
    ("ground", ["ink", "soft", "accent", "alarm", "keyword", "string", "number", "comment", "type", "attribute"]),
    ("notice", ["ink", "keyword", "string", "number", "comment", "type", "attribute"]),
    ("alarm-ground", ["ink", "alarm", "keyword", "string", "number", "comment", "type", "attribute"]),
  ]

  @Test func textCanBeRead() throws {
    let colours = Dictionary(uniqueKeysWithValues: Palette.all.map { ($0.name, $0) })
    for (ground, texts) in Self.pairs {
      for text in texts {
        let (ground, text) = (try #require(colours[ground]), try #require(colours[text]))
        for (name, contrast) in [
          ("light", Self.contrast(ground.light, text.light)), ("dark", Self.contrast(ground.dark, text.dark)),
        ] {
          #expect(contrast >= 4.5, "\(text.name) on \(ground.name), \(name)")
        }
      }
    }
  }

  private static func contrast(_ first: String, _ second: String) -> Double {
    let lights = [luminance(first), luminance(second)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  /// WCAG's relative luminance of `#rrggbb`.
  private static func luminance(_ colour: String) -> Double {
    let number = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let value = Double(number >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
