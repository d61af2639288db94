import Benchmarks
import StepOutput

/// A report's figures as tables of a page.
struct ReportTables {
  let report: MeasuredReport
  private var own: String { report.contestants.first ?? "" }
  private var peers: [String] { Array(report.contestants.dropFirst()) }

  /// A grid: Lectern's number, and how many times as much its peers need; where nobody is compared, the number of each.
  func table(_ grid: ReportGrid) -> StepOutput.Table {
    let goals = report.goals.isEmpty || grid.rows.allSatisfy { report.goals[$0.label] == nil } ? nil : report.goals
    let grows = grid.rows.contains { $0.power != nil }
    let heads = [own] + (goals == nil ? [] : ["goal"]) + (grows ? ["grows by"] : []) + peers
    return StepOutput.Table(
      title: grid.title + (grid.hasRatios ? ": \(ReportWords(grid, own: own).heading)" : ""),
      columns: [.init(grid.kind)] + heads.map { .init($0, .right) },
      rows: grid.rows.map { row in
        let (label, figure) = (row.label, row.figure)
        let goal = goals.map { $0[label].map { "under \(figure.unit.scale(of: $0).words($0))" } ?? "" }
        let power = grows ? row.power.map { "n^\(FigureScale.ratio.number($0))" } ?? "" : nil
        let values = peers.map { peer in
          (grid.hasRatios ? ToldRatio(figure, peer)?.words : Self.median(figure, peer)) ?? "–"
        }
        return [label, Self.median(figure, own) ?? "–"] + [goal, power].compactMap { $0 } + values
      })
  }

  /// Everything, a row a contestant.
  var numbers: StepOutput.Table {
    let rows = report.rows.flatMap { row in
      row.figures.flatMap { figure in
        figure.results.map { result in
          let scale = figure.unit.scale(of: result.spread.median)
          let ratio = figure.ratios.first { $0.peer == result.contestant }.map { ratio in
            [ratio.spread.median, ratio.spread.least, ratio.spread.most].map(FigureScale.ratio.number)
          }
          return [row.label, figure.name, result.contestant, scale.words(result.spread.median)]
            + [scale.number(result.spread.least), scale.number(result.spread.most)] + (ratio ?? ["", "", ""])
        }
      }
    }
    let heads = ["median", "least", "most", "÷ \(own)", "least", "most"]
    return StepOutput.Table(
      title: "All numbers", columns: [.init("case"), .init("figure"), .init("of")] + heads.map { .init($0, .right) },
      rows: rows)
  }

  static func median(_ figure: Figure, _ contestant: String) -> String? {
    figure.results.first { $0.contestant == contestant }.map {
      figure.unit.scale(of: $0.spread.median).words($0.spread.median)
    }
  }
}
