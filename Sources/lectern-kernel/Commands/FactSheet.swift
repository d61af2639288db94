/// Facts about one thing: a heading, and lines of a label and a text, broken to fit a terminal of 80 columns.
struct FactSheet: CustomStringConvertible {
  static let columns = 80

  let title: String
  private(set) var rows: [(label: String, text: String)] = []

  init(_ title: String) { self.title = title }

  /// Adds a line; one without a label goes on below the last. No text, no line.
  mutating func add(_ label: String, _ text: String?) {
    if let text { rows.append((label, text)) }
  }

  var description: String {
    let indent = (rows.map(\.label.count).max() ?? 0) + 4
    let lines = rows.flatMap { row in
      Self.wrap(row.text, width: Self.columns - indent).enumerated().map { number, line in
        "  " + (number == 0 ? row.label : "").padding(to: indent - 2) + line
      }
    }
    return ([title] + lines).joined(separator: "\n")
  }

  /// Breaks each line of a text at spaces, going on below its first word; a word that is too long stays whole, so that it
  /// can be copied.
  private static func wrap(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      let indent = String(line[..<(line.firstIndex { $0 != " " } ?? line.endIndex)])
      var lines: [String] = []
      var last = indent
      for word in line.dropFirst(indent.count).split(separator: " ") {
        if last.count > indent.count, last.count + 1 + word.count > width {
          lines.append(last)
          last = indent
        }
        last += (last.count == indent.count ? "" : " ") + word
      }
      return lines + [last]
    }
  }
}

extension String {
  /// With spaces behind it, or before it, up to so many letters.
  func padding(to width: Int, isRight: Bool = false) -> String {
    let space = String(repeating: " ", count: Swift.max(0, width - count))
    return isRight ? space + self : self + space
  }
}
