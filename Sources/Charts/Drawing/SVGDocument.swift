import Foundation

/// A chart as an `<svg>` element that can stand in a page beside others: named and described for who cannot see it, with ids
/// made of its content, no wider than its column.
struct SVGDocument {
  /// What a part of the picture is only for; `narrow` is where words grow.
  enum Screen: String { case wide, narrow }

  let width: Double
  let height: Double
  let title: String
  let description: String
  let palette: String
  let shapes: [String]
  let words: [String]

  /// Pixels of a page to a unit of the view box, where the column is wide enough.
  private static let scale = 520.0 / 460

  var text: String {
    let body = (shapes + words).joined(separator: "\n")
    let id = "chart-" + Self.digest([title, description, palette, body].joined(separator: "\u{0}")) + "-\(palette)"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="\(id)" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \
      width="\(Self.number(width * Self.scale))" height="\(Self.number(height * Self.scale))" style="max-width:100%;height:auto;overflow:visible" \
      role="img" aria-labelledby="\(id)-title \(id)-desc" \
      font-family="-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', 'Liberation Sans', system-ui, sans-serif" \
      font-size="\(Self.number(TextStyle.size))">
      <title id="\(id)-title">\(title.xmlEscaped)</title>
      <desc id="\(id)-desc">\(description.xmlEscaped)</desc>
      <style>\(style(id))</style>
      \(body)
      </svg>
      """
  }

  private func style(_ id: String) -> String {
    let larger = "#\(id) text{font-size:\(Self.number(TextStyle.narrowSize))px}"
    guard words.contains(where: { $0.hasPrefix("<g ") }) else { return "@media (max-width:30rem){\(larger)}" }
    return "#\(id) .narrow{display:none}@media (max-width:30rem){\(larger)#\(id) .wide{display:none}"
      + "#\(id) .narrow{display:inline}}"
  }

  /// At most two decimals, none where they are zero.
  static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(format: "%.0f", rounded) : "\(rounded)"
  }

  /// FNV-1a: short, and the same on every machine.
  private static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(format: "%016lx", UInt(hash))
  }
}
