import Benchmarks

/// Reports as Markdown: the times of each with the ratios to every peer, and the rest in sentences.
struct ReportMarkdown {
  let reports: [NamedReport]

  var text: String { reports.map(part).joined(separator: "\n\n") }

  private func part(_ named: NamedReport) -> String {
    let report = named.report
    let sentences = ReportSentences(report: report)
    let tables = ReportTables(report: report)
    var parts = ["**\(named.title)**: \(sentences.circumstances.joined(separator: " "))"]
    for grid in ReportGrid.all(of: report) {
      if Self.isTable(grid) {
        let table = tables.table(grid)
        parts.append(
          ([row([grid.title] + table.columns.dropFirst().map(\.title)), rule(table.columns.count)]
            + table.rows.map(row)).joined(separator: "\n"))
      } else if grid.hasRatios {
        parts.append("*\(grid.title)*: " + sentences.comparisons(of: grid).joined(separator: " "))
      }
    }
    parts += sentences.failures
    if let command = report.machine.command { parts.append("```\n\(command)\n```") }
    return parts.joined(separator: "\n\n")
  }

  /// Memory is on the page; here a sentence does. What is made of other numbers is there only.
  private static func isTable(_ grid: ReportGrid) -> Bool {
    switch grid.unit {
    case nil, .seconds: true
    case .perSecond: grid.hasRatios
    case .bytes: !grid.hasRatios
    default: false
    }
  }

  private func row(_ cells: [String]) -> String {
    let words = cells.map { cell in
      let safe = cell.replacingOccurrences(of: "|", with: "\\|")
      return safe.hasSuffix(" lost") ? safe.dropLast(4) + "**lost**" : safe
    }
    return "| " + words.joined(separator: " | ") + " |"
  }

  private func rule(_ columns: Int) -> String {
    "|---|" + String(repeating: "---:|", count: columns - 1)
  }
}
