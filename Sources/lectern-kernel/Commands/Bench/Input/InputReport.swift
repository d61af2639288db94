import Benchmarks
import Foundation

/// All that `lectern bench input` measured and on what; its JSON has the form of ``BenchReport``'s.
struct InputReport: JSONReport, Codable, CustomStringConvertible {
  struct Row: Codable {
    var title: String
    var work: InputCase
    /// How many pictures.
    var count: Int?
    var figures: [Figure]
    /// How many processors were busy with other processes meanwhile, on average.
    var others: Spread?
    /// Why there is less than was asked for.
    var failures: [String]
  }

  var machine: Machine
  var repeats: Int
  var contestants: [BenchReport.Entry]
  var notes: [String]
  var rows: [Row]

  /// For people.
  var description: String {
    let entries = contestants.map { entry in
      let known = entry.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return "\(entry.name): \(known.isEmpty ? "measured nothing" : known.joined(separator: ", "))"
    }
    let head =
      [machine.words] + entries
      + [repeats == 1 ? "measured once" : "\(repeats) repetitions: median (least to most)"]
    let lines = rows.flatMap { row in
      let others = row.others.map { spread in
        String(
          format: "  other processes kept %.1f processors busy (%.1f to %.1f)", spread.median, spread.least, spread.most
        )
      }
      return ["", "\(row.work.words); \(row.count.map { "\($0) pictures" } ?? "no picture")"]
        + FigureTable(row.figures, names: contestants.map(\.name)).lines + [others].compactMap { $0 }
        + row.failures.map { "  failed: \($0)" }
    }
    return (head + lines + [""] + notes).joined(separator: "\n")
  }
}
