import StepOutput

/// A table in columns of fixed width.
public enum PlainTable {
  /// Its title, columns, rows and footer; a row may be shorter than the others.
  public static func text(_ table: StepOutput.Table) -> String {
    let rows = ([table.columns.map(\.title)] + table.rows).map { row in
      table.columns.indices.map { $0 < row.count ? row[$0].replacing("\n", with: " ") : "" }
    }
    let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      zip(table.columns.indices, row).map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return table.columns[column].alignment == .right ? padding + cell : cell + padding
      }.joined(separator: "  ")
    }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return ((table.title.map { [$0] } ?? []) + lines + table.footer).joined(separator: "\n")
  }
}
