import Benchmarks

/// Figures that stand below each other: one of many cases, or all that only one case has.
struct ReportGrid {
  struct Row {
    let label: String
    let figure: Figure
    /// By which power of its number it grew from the row before.
    var power: Double?
  }

  /// `a batch`, or the title of the case.
  let title: String
  /// What its rows are: `case`, `figure`.
  let kind: String
  let rows: [Row]

  /// Whether peers were compared anywhere.
  var hasRatios: Bool { rows.contains { !$0.figure.ratios.isEmpty } }

  /// The unit that all figures have; nil where they differ.
  var unit: Figure.Unit? { Set(rows.map(\.figure.unit)).count == 1 ? rows.first?.figure.unit : nil }

  /// All that a report holds: the figures of several cases by figure, the others by case.
  static func all(of report: MeasuredReport) -> [ReportGrid] {
    let measured = report.rows.map { row in (row: row, figures: row.figures.filter { !$0.results.isEmpty }) }
    let names = measured.flatMap { $0.figures.map(\.name) }
    var shared: [String] = []
    for name in names where names.count(where: { $0 == name }) > 1 && !shared.contains(name) { shared.append(name) }
    let byFigure = shared.map { name in
      ReportGrid(
        title: name, kind: "case",
        rows: measured.flatMap { row, figures in
          figures.filter { $0.name == name }.map { Row(label: row.label, figure: $0, power: row.exponents[name]) }
        })
    }
    let byCase = measured.map { row, figures in
      ReportGrid(
        title: row.title, kind: "figure",
        rows: figures.filter { !shared.contains($0.name) }.map { Row(label: $0.name, figure: $0) })
    }
    return byFigure + byCase.filter { !$0.rows.isEmpty }
  }
}
