import Benchmarks
import Foundation

/// All that `lectern bench kernel` measured and on what, as `--json` prints it.
struct KernelBenchReport: JSONReport, Encodable, CustomStringConvertible {
  struct Row: Encodable {
    var work: String
    var figures: [Figure]
    /// How many processors were busy with other processes meanwhile, on average.
    var others: Spread?
    /// Why there is less than was asked for.
    var failures: [String]
  }

  var machine: Machine
  var repeats: Int
  /// Lectern first; with what ran the steps.
  var contestants: [String]
  var versions: [String: [String: String]]
  /// Below what Lectern's numbers should be, in seconds, by the names of figures.
  var goals = KernelFigure.goals
  var notes: [String]
  var rows: [Row]

  /// For people.
  var description: String {
    let head =
      [machine.words]
      + contestants.map { name in
        let known = (versions[name] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return "\(name): \(known.isEmpty ? "measured nothing" : known.joined(separator: ", "))"
      } + [repeats == 1 ? "measured once" : "\(repeats) repetitions: median (least to most)"]
    let lines = rows.flatMap { row in
      let others = row.others.map { spread in
        String(
          format: "  other processes kept %.1f processors busy (%.1f to %.1f)", spread.median, spread.least, spread.most
        )
      }
      let table = FigureTable(row.figures, names: contestants, goals: goals).lines
      return ["", row.work] + table + [others].compactMap { $0 } + row.failures.map { "  failed: \($0)" }
    }
    return (head + lines + [""] + notes).joined(separator: "\n")
  }
}
