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
      ["\(machine.processor), \(machine.threads) threads, \(memory), \(machine.system), load \(machine.load)"]
      + entries + ["\(report.repeats) repetitions: median (least to most)"]
    let rows = report.rows.flatMap { ["", Self.title($0)] + lines($0) + $0.failures.map { "  failed: \($0)" } }
    return (head + rows + [""] + report.notes).joined(separator: "\n")
  }

  private static func title(_ row: BenchRow) -> String {
    let pictures = row.pictures.map { ", \($0) pictures" } ?? ""
    return "\(row.work.words); batch \(row.work.batch), \(row.work.size) × \(row.work.size)\(pictures)"
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
      return "  " + line.trimmingCharacters(in: .whitespaces).padding(to: 0)
    }
  }

  /// `311 ms (305 to 330)`: all three in the unit that suits the median.
  private static func words(_ spread: Spread, _ unit: Figure.Unit) -> String {
    let (factor, name, digits) =
      switch unit {
      case .seconds where spread.median < 1: (1e3, " ms", spread.median < 0.1 ? 1 : 0)
      case .seconds: (1.0, " s", 2)
      case .bytes: (1e-6, " MB", 0)
      case .times: (1.0, "", 2)
      }
    func text(_ number: Double) -> String { String(format: "%.\(digits)f", number * factor) }
    return "\(text(spread.median))\(name) (\(text(spread.least)) to \(text(spread.most)))"
  }
}
