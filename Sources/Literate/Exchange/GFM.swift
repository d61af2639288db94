import StepOutput

/// Pieces of GitHub's Markdown.
enum GFM {
  private static let marks: Set<Unicode.Scalar> = ["\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$", "&", "#"]

  /// A text that is shown as it is, in one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if marks.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    // What would begin a list.
    return result.replacing(#/^([0-9]*)([-+.)])(?=\s)/#) { "\($0.output.1)\\\($0.output.2)" }
  }

  /// Text between fences that nothing in it closes.
  ///
  /// - Parameters:
  ///   - info: what stands behind the opening fence.
  ///   - atLeast: how long the fence is.
  static func fenced(_ text: String, info: String, atLeast: Int = 3, character: Character = "`") -> String {
    var longest = 0
    for line in text.split(whereSeparator: \.isNewline) {
      longest = max(longest, line.drop(while: \.isWhitespace).prefix { $0 == character }.count)
    }
    let fence = String(repeating: character, count: max(atLeast, longest + 1, 3))
    let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    return "\(fence)\(info)\n\(text)\(end)\(fence)"
  }

  /// Rows and columns.
  static func table(_ table: StepOutput.Table) -> String {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rows = table.rows.map { cells in
      row(table.columns.indices.map { $0 < cells.count ? escaped(cells[$0]) : "" })
    }
    let rule = row(table.columns.map { $0.alignment == .right ? "--:" : ":--" })
    let head = row(table.columns.map { escaped($0.title) })
    let title = table.title.map { "**\(escaped($0))**\n\n" } ?? ""
    let footer = table.footer.isEmpty ? "" : "\n\n" + table.footer.map(escaped).joined(separator: "\\\n")
    return title + ([head, rule] + rows).joined(separator: "\n") + footer
  }
}
