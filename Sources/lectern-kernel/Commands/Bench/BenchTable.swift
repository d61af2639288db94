import Foundation

/// A report, for people.
struct BenchTable: CustomStringConvertible {
  private let report: BenchReport

  init(_ report: BenchReport) { self.report = report }

  var description: String {
    let machine = report.machine
    let memory = String(format: "%.0f GB", Double(machine.memoryBytes) / 1e9)
    let entries = report.contestants.map { entry in
      let versions = entry.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return "\(entry.name): \(versions.isEmpty ? "measured nothing" : versions.joined(separator: ", "))"
    }
    let head =
      ["\(machine.processor), \(machine.threads) threads, \(memory), \(machine.system)"]
      + entries + [report.repeats == 1 ? "measured once" : "\(report.repeats) repetitions: median (least to most)"]
    let rows = report.rows.flatMap { ["", Self.title($0)] + lines($0) + Self.remarks($0) }
    return (head + rows + [""] + report.notes).joined(separator: "\n")
  }

  private static func title(_ row: BenchRow) -> String {
    let pictures = row.pictures.map { ", \($0) pictures" } ?? ""
    return "\(row.work.words); batch \(row.work.batch), \(row.work.size) × \(row.work.size)\(pictures)"
  }

  private static func remarks(_ row: BenchRow) -> [String] {
    let others = row.others.map { others in
      String(
        format: "  other processes kept %.1f processors busy (%.1f to %.1f)", others.median, others.least, others.most)
    }
    return [others].compactMap { $0 } + row.failures.map { "  failed: \($0)" }
  }

  private func lines(_ row: BenchRow) -> [String] {
    let names = report.contestants.map(\.name)
    let head = [""] + names + names.dropFirst().map { "\($0) ÷ \(names[0])" }
    let table =
      [head]
      + row.figures.map { figure in
        [figure.name]
          + names.map { name in
            figure.results.first { $0.contestant == name }.map { Self.words($0.spread, figure.unit) } ?? "-"
          }
          + names.dropFirst().map { name in
            figure.ratios.first { $0.peer == name }.map { ratio in
              String(format: "%.2f (%.2f to %.2f)", ratio.ofMedians, ratio.spread.least, ratio.spread.most)
            } ?? "-"
          }
      }
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { cells in
      let line = cells.indices.map { cells[$0].padding(to: widths[$0]) }.joined(separator: "  ")
      return "  " + String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// `311 ms (305 to 330)`: all three in the scale that suits the median.
  private static func words(_ spread: Spread, _ unit: Figure.Unit) -> String {
    let scale = unit.scale(of: spread.median)
    let ends = "\(scale.number(spread.least)) to \(scale.number(spread.most))"
    return "\(scale.words(spread.median)) (\(ends))"
  }
}
