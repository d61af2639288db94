import Benchmarks
import Foundation
import StepOutput

/// The charts of reports. Who carries the engine draws them.
struct ReportCharts {
  /// By report, by grid.
  private let figures: [[[StepOutput.Figure]]]

  /// - Parameter kernel: the program that draws.
  /// - Throws: what keeps it from that: ``BenchError``, or a disk that is full.
  init(_ reports: [NamedReport], kernel: URL) throws {
    let wanted = reports.map { named in
      ReportGrid.all(of: named.report).map { Self.bars(of: $0, named.report) }
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-bars-\(UUID().uuidString).json")
    try JSONEncoder().encode(wanted.flatMap { $0.flatMap { $0 } }).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let program = BenchProgram(name: "lectern-kernel", command: [kernel.path, "bench", "draw"])
    var drawn = try program.measure([StepOutput.Figure].self, [file.path], environment: [:]) { _ in true }[...]
    figures = wanted.map { grids in
      grids.map { bars in
        let own = drawn.prefix(bars.count)
        drawn = drawn.dropFirst(bars.count)
        return Array(own)
      }
    }
  }

  func figures(report: Int, grid: Int) -> [StepOutput.Figure] { figures[report][grid] }

  /// How many times as much each peer needed; where there is no peer, Lectern's numbers. None for memory beside times.
  static func bars(of grid: ReportGrid, _ report: MeasuredReport) -> [BarsToDraw] {
    let own = report.contestants.first ?? ""
    if grid.hasRatios {
      guard grid.unit != .bytes else { return [] }
      return report.contestants.dropFirst().compactMap { peer in
        let bars = grid.rows.compactMap { row in
          ToldRatio(row.figure, peer).map { BarsToDraw.Bar(row.label, $0.value, note: $0.isLost ? "lost" : "") }
        }
        guard !bars.isEmpty else { return nil }
        return BarsToDraw(
          title: "\(grid.title): \(own) and \(peer)", valueTitle: ReportWords(grid, own: own).quantity, bars: bars,
          goal: 1)
      }
    }
    guard let unit = grid.unit, grid.rows.count > 1, grid.rows.allSatisfy({ $0.figure.results.count == 1 }) else {
      return []
    }
    let values = grid.rows.compactMap { row in
      row.figure.results.first { $0.contestant == own }.map { (row.label, $0.spread.median) }
    }
    guard let most = values.map(\.1).max(), most > 0 else { return [] }
    let scale = unit.scale(of: most)
    return [
      BarsToDraw(
        title: grid.title,
        valueTitle: scale.name.isEmpty
          ? grid.title : "\(grid.title), \(scale.name.trimmingCharacters(in: .whitespaces))",
        bars: values.map { .init($0, $1 * scale.factor) })
    ]
  }
}
