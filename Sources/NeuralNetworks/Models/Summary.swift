/// What a model is made of, as a table: Keras 3's `model.summary()` on a terminal of 80 columns.
public struct Summary: Hashable, Sendable, CustomStringConvertible {
  /// `Model: "xception"`.
  public let title: String
  /// `Layer (type)`, `Output Shape`, `Param #` and, where the graph branches, `Connected to`.
  public let columnTitles: [String]
  /// As many cells a row as there are columns.
  public let rows: [[String]]
  /// `Total params: 3,413,024 (13.02 MB)`, trainable, non-trainable.
  public let footer: [String]

  /// The table in characters.
  public var description: String {
    let widths = columnTitles.count == 3 ? [31, 22, 13] : [19, 17, 10, 17]
    func rule(_ left: String, _ middle: String, _ right: String, _ line: String) -> String {
      left + widths.map { String(repeating: line, count: $0 + 2) }.joined(separator: middle) + right
    }
    func lines(_ cells: [String], _ edge: String) -> [String] {
      let wrapped = zip(cells, widths).map { Self.wrap($0, width: $1) }
      return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
        let texts = wrapped.indices.map { column in
          let text = line < wrapped[column].count ? wrapped[column][line] : ""
          let space = String(repeating: " ", count: widths[column] - text.count)
          return column == 2 ? space + text : text + space
        }
        return "\(edge) " + texts.joined(separator: " \(edge) ") + " \(edge)"
      }
    }
    var result = [title, rule("┏", "┳", "┓", "━")] + lines(columnTitles, "┃") + [rule("┡", "╇", "┩", "━")]
    for (index, row) in rows.enumerated() {
      if index > 0 { result.append(rule("├", "┼", "┤", "─")) }
      result += lines(row, "│")
    }
    return (result + [rule("└", "┴", "┘", "─")] + footer.map { " " + $0 }).joined(separator: "\n")
  }

  /// Breaks a text at spaces; a word that is too long ends in an ellipsis.
  static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { $0.count <= width ? $0 : $0.prefix(width - 1) + "…" }
  }
}
