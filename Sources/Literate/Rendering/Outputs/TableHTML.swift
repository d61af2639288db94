import StepOutput

/// A table as a real table.
enum TableHTML {
  /// Of longer tables the middle is folded on the screen; on paper they are whole.
  private static let foldAbove = 24
  private static let shown = (first: 12, last: 6)
  /// A page holds no more rows of one table.
  private static let mostRows = 2000

  /// - Parameter isData: whether it holds a figure's numbers, which the figure names.
  static func html(_ table: StepOutput.Table, isData: Bool = false) -> String {
    let title = table.title.map { "<caption>\($0.htmlEscaped)</caption>\n" } ?? ""
    let label = (table.title ?? (isData ? "Data of the figure" : "Table")).htmlEscaped
    let styles = table.columns.indices.map { style(ofColumn: $0, in: table) }
    let heads = zip(table.columns, styles).map { "<th scope=\"col\"\($1)>\($0.title.htmlEscaped)</th>" }.joined()
    let leftOut = max(table.rows.count - mostRows, 0)
    let rows = (table.rows.prefix(mostRows - shown.last) + table.rows.dropFirst(leftOut + mostRows - shown.last)).map {
      row in
      "<tr>" + row.enumerated().map { cell(at: $0, $1, in: table, styles) }.joined() + "</tr>\n"
    }
    let footer = table.footer.map { "<p>\($0.htmlEscaped)</p>\n" }.joined()
    return """
      <div class="wide" tabindex="0" role="group" aria-label="\(label)">
      <table>
      \(title)<thead><tr>\(heads)</tr></thead>
      \(bodies(rows, columns: table.columns.count, leftOut: leftOut))</table>
      </div>
      \(footer.isEmpty ? "" : "<div class=\"foot\">\(footer)</div>\n")
      """
  }

  /// The rows; of many, the middle opens where it stands. The style hides it, so that nothing is lost without style.
  private static func bodies(_ rows: [String], columns: Int, leftOut: Int) -> String {
    func body(_ rows: some Sequence<String>, _ name: String = "") -> String {
      "<tbody\(name)>\n\(rows.joined())</tbody>\n"
    }
    guard rows.count > foldAbove else { return body(rows) }
    let middle = rows.dropFirst(shown.first).dropLast(shown.last)
    let note = leftOut == 0 ? "" : "<p class=\"note\">Of these, \(leftOut.grouped) rows are not on this page.</p>"
    let summary = "<details><summary>\((middle.count + leftOut).grouped) more rows</summary>\(note)</details>"
    return body(rows.prefix(shown.first))
      + body(["<tr><td colspan=\"\(columns)\">\(summary)</td></tr>\n"], " class=\"more-rows\"")
      + body(middle, " class=\"rest\"") + body(rows.suffix(shown.last))
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
    let isShort = table.rows.allSatisfy { $0.count <= index || $0[index].count <= 22 }
    return isShort ? " class=\"short\"" : ""
  }
}
