import Benchmarks
import Literate

/// The page that all reports make together.
struct BenchmarksPage {
  let reports: [NamedReport]
  let charts: ReportCharts

  var page: ReportPage {
    let machines = Set(reports.map(\.report.machine.words)).sorted()
    let days = Set(reports.compactMap(\.report.machine.day)).sorted()
    return ReportPage(
      title: "Benchmarks",
      summary: """
        How fast Lectern is, beside others that do the same work on the same machine, one right after the other. A ratio says how \
        many times as much a peer needs: above 1 is in Lectern’s favour, and a row below 1 is marked as lost.
        """,
      facts: machines + days,
      sections: reports.indices.map(section))
  }

  private func section(_ index: Int) -> ReportPage.Section {
    let report = reports[index].report
    let (sentences, tables) = (ReportSentences(report: report), ReportTables(report: report))
    let grids = ReportGrid.all(of: report)
    var blocks: [ReportPage.Block] = [.list(sentences.circumstances)]
    if let command = report.machine.command { blocks.append(.command(command)) }
    for (place, grid) in grids.enumerated() {
      blocks.append(.table(tables.table(grid)))
      let words = sentences.comparisons(of: grid)
      if !words.isEmpty { blocks.append(.list(words)) }
      blocks += charts.figures(report: index, grid: place).map { .figure($0) }
    }
    let remarks = sentences.failures + report.notes
    if !remarks.isEmpty { blocks.append(.list(remarks)) }
    return ReportPage.Section(reports[index].title, blocks + [.table(tables.numbers)])
  }
}
