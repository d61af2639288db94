import Benchmarks
import Foundation

/// A report, for people.
struct BenchTable: CustomStringConvertible {
  private let report: BenchReport

  init(_ report: BenchReport) { self.report = report }

  var description: String {
    let entries = report.contestants.map { entry in
      let versions = entry.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return "\(entry.name): \(versions.isEmpty ? "measured nothing" : versions.joined(separator: ", "))"
    }
    let head =
      [report.machine.words] + [report.peak?.words].compactMap { $0 } + entries + [
        report.repeats == 1 ? "measured once" : "\(report.repeats) repetitions: median (least to most)"
      ]
    let rows = report.rows.flatMap { row in
      ["", row.title] + FigureTable(row.figures, names: report.contestants.map(\.name)).lines + Self.remarks(row)
    }
    return (head + rows + [""] + report.notes).joined(separator: "\n")
  }

  private static func remarks(_ row: BenchRow) -> [String] {
    let others = row.others.map { others in
      String(
        format: "  other processes kept %.1f processors busy (%.1f to %.1f)", others.median, others.least, others.most)
    }
    return [others].compactMap { $0 } + row.failures.map { "  failed: \($0)" }
  }
}
