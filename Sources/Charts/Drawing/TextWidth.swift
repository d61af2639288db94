/// How wide a text is, guessed: the reader's font is not known when a chart is drawn, and the machine that draws it may have
/// none. The guess is wide enough for the bold of a wide sans-serif.
enum TextWidth {
  /// In the units of `size`.
  static func of(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size * 1.2
  }

  /// The text, cut with an ellipsis where it is wider than `width`.
  static func fitted(_ text: String, size: Double, width: Double) -> String {
    guard of(text, size: size) > width else { return text }
    var kept = text
    while !kept.isEmpty, of(kept + "…", size: size) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", " ", "-": 0.34
    case "m", "w", "M", "W", "@", "%": 0.9
    case "A"..."Z": 0.7
    case "\u{0}"..."\u{7f}": 0.57
    case "\u{1100}"...: scalar.value < 0x2000 ? 0.7 : scalar.value < 0x2e80 ? 0.6 : 1.05
    default: 0.65
    }
  }
}
