import StepOutput

/// A table as a real table.
enum TableHTML {
  /// - Parameter isData: whether it holds a figure's numbers, which the figure names.
  static func html(_ table: StepOutput.Table, isData: Bool = false) -> String {
    let title = table.title.map { "<caption>\($0.htmlEscaped)</caption>\n" } ?? ""
    let label = (table.title ?? (isData ? "Data of the figure" : "Table")).htmlEscaped
    let heads = table.columns.map { "<th scope=\"col\"\(style($0))>\($0.title.htmlEscaped)</th>" }.joined()
    let rows = table.rows.map { row in
      "<tr>" + row.enumerated().map { cell(at: $0, $1, in: table) }.joined() + "</tr>\n"
    }.joined()
    let footer = table.footer.map { "<p>\($0.htmlEscaped)</p>\n" }.joined()
    return """
      <div class="wide" tabindex="0" role="group" aria-label="\(label)">
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
  private static func cell(at index: Int, _ text: String, in table: StepOutput.Table) -> String {
    let column = index < table.columns.count ? table.columns[index] : StepOutput.Table.Column("")
    let isHead = index == 0 && column.alignment == .left && table.columns.count > 1 && !text.isEmpty
    return isHead
      ? "<th scope=\"row\">\(text.htmlEscaped)</th>" : "<td\(style(column))>\(text.htmlEscaped)</td>"
  }

  private static func style(_ column: StepOutput.Table.Column) -> String {
    column.alignment == .right ? " class=\"number\"" : ""
  }
}
