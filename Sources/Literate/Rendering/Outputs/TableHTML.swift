import StepOutput

/// A table as a real table.
enum TableHTML {
  /// Taller tables scroll on the screen, and are whole on paper.
  private static let scrollAbove = 20

  /// - Parameter isData: whether it holds a figure's numbers, which the figure names.
  static func html(_ table: StepOutput.Table, isData: Bool = false) -> String {
    let title = table.title.map { "<caption>\($0.htmlEscaped)</caption>\n" } ?? ""
    let label = (table.title ?? (isData ? "Data of the figure" : "Table")).htmlEscaped
    let styles = table.columns.indices.map { style(ofColumn: $0, in: table) }
    let heads = zip(table.columns, styles).map { "<th scope=\"col\"\($1)>\($0.title.htmlEscaped)</th>" }.joined()
    let rows = table.rows.map { row in
      "<tr>" + row.enumerated().map { cell(at: $0, $1, in: table, styles) }.joined() + "</tr>\n"
    }.joined()
    let isTall = table.rows.count > scrollAbove
    let count =
      isTall ? "<p class=\"scroll\">\(table.rows.count.grouped) rows; scroll in the table to see all.</p>\n" : ""
    let footer = count + table.footer.map { "<p>\($0.htmlEscaped)</p>\n" }.joined()
    return """
      <div class="wide\(isTall ? " tall" : "")" tabindex="0" role="group" aria-label="\(label)">
      <table>
      \(title)<thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      \(footer.isEmpty ? "" : "<div class=\"foot\">\(footer)</div>\n")
      """
  }

  /// A first column of words names its row.
  private static func cell(
    at index: Int, _ text: String, in table: StepOutput.Table, _ styles: [String]
  ) -> String {
    let style = index < styles.count ? styles[index] : ""
    let isHead = index == 0 && table.columns.count > 1 && table.columns[0].alignment == .left && !text.isEmpty
    return isHead ? "<th scope=\"row\"\(style)>\(text.htmlEscaped)</th>" : "<td\(style)>\(text.htmlEscaped)</td>"
  }

  /// Short words are not broken.
  private static func style(ofColumn index: Int, in table: StepOutput.Table) -> String {
    if table.columns[index].alignment == .right { return " class=\"number\"" }
    let isShort = table.rows.allSatisfy { $0.count <= index || $0[index].count <= 18 }
    return isShort ? " class=\"short\"" : ""
  }
}
