import StepOutput

/// A table as HTML that needs no style of the page's.
enum PlainTableHTML {
  static func html(_ table: StepOutput.Table) -> String {
    let sides = table.columns.map {
      $0.alignment == .right ? " style=\"text-align: right\"" : " style=\"text-align: left\""
    }
    func cells(_ texts: [String], _ tag: String) -> String {
      let cells = zip(texts, sides).map { "<\(tag)\($1)>\($0.htmlEscaped)</\(tag)>" }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let caption = table.title.map { "<caption>\($0.htmlEscaped)</caption>\n" } ?? ""
    let footer = table.footer.map { "<p>\($0.htmlEscaped)</p>\n" }.joined()
    return """
      <table>
      \(caption)<thead>
      \(cells(table.columns.map(\.title), "th"))</thead>
      <tbody>
      \(table.rows.map { cells($0, "td") }.joined())</tbody>
      </table>
      \(footer)
      """
  }
}
