import Foundation

/// A line with a bar in it, as Keras writes one a round of training: the bar is set short, the line wraps between its
/// pairs of name and value only, and what is wrapped is indented. Its text stays as it was printed.
enum ProgressLineHTML {
  private static let bar: Set<Character> = ["━", "─", "╸", "╺"]
  private static let shortest = 8

  /// Whether a bar is in the line.
  static func isGauged(_ line: String) -> Bool {
    line.contains("━") && line.split(whereSeparator: { !bar.contains($0) }).contains { $0.count >= shortest }
  }

  /// `6/6 ━━━━ 2s 5ms/step - loss: 0.3 - accuracy: 0.9`
  static func html(_ text: String) -> String {
    let pairs = text.components(separatedBy: " - ")
    return pairs.enumerated().map { index, pair in
      "<span class=\"pair\">\(gauge(pair))\(index + 1 < pairs.count ? " - " : "")</span>"
    }.joined(separator: "<wbr>")
  }

  private static func gauge(_ text: String) -> String {
    var html = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: bar.contains) {
      let end = rest[start...].firstIndex { !bar.contains($0) } ?? rest.endIndex
      html += rest[..<start].htmlEscaped
      html += end == start ? "" : "<span class=\"gauge\">\(rest[start..<end])</span>"
      rest = rest[end...]
    }
    return html + rest.htmlEscaped
  }
}
