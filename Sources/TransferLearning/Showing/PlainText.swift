/// What is shown, as text for a terminal.
enum PlainText {
  /// With a line break at the end, but for text as it was printed.
  static func of(_ output: StepOutput) -> String {
    switch output {
    case .text(let text), .errorText(let text): text
    case .table(let table): self.table(table)
    case .figure(let figure): "[\(figure.title)]\n\(figure.description)\n"
    case .images(let grid): images(grid)
    case .progress(let progress): "\r\(progress.label)"
    case .notice(let notice): notice + "\n"
    case .error(let failure): failure.message + "\n"
    }
  }

  /// Columns as wide as their widest cell.
  static func table(_ table: StepOutput.Table) -> String {
    if let text = table.plainText { return text.hasSuffix("\n") ? text : text + "\n" }
    let heads = table.columns.map(\.title)
    let rows = table.rows.map { row in
      table.columns.indices.map {
        $0 < row.count ? row[$0].split(whereSeparator: \.isNewline).joined(separator: " ") : ""
      }
    }
    let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, zip(widths, table.columns)).map { cell, column in
        let space = String(repeating: " ", count: column.0 - cell.count)
        return column.1.alignment == .right ? space + cell : cell + space
      }
      let text = padded.joined(separator: "   ")
      return String(text.reversed().drop { $0 == " " }.reversed()) + "\n"
    }
    return (table.title.map { $0 + "\n" } ?? "") + line(heads)
      + widths.map { String(repeating: "─", count: $0) }.joined(separator: "   ") + "\n"
      + rows.map(line).joined() + table.footer.map { $0 + "\n" }.joined()
  }

  private static func images(_ grid: StepOutput.ImageGrid) -> String {
    let title = grid.title.map { $0 + "\n" } ?? ""
    if grid.pictures.count > 1, grid.pictures.allSatisfy({ $0.caption.isEmpty }) {
      return title + "[\(grid.pictures.count) pictures]\n"
    }
    return title
      + grid.pictures.map { picture in
        let mark =
          switch picture.mark {
          case .right: " ✓"
          case .wrong: " ✗"
          case nil: ""
          }
        let name = picture.caption.isEmpty ? picture.alternativeText : picture.caption
        return "[picture, \(picture.width) × \(picture.height)] \(name)\(mark)\n"
      }.joined()
  }
}

extension StepOutput {
  /// As a terminal shows it, with a line break at the end.
  package var plainText: String { PlainText.of(self) }
}
