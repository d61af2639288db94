import Benchmarks
import Foundation

/// All that `lectern bench growth` measured and on what, as `--json` prints it.
struct GrowthReport: JSONReport, Encodable, CustomStringConvertible {
  var machine: Machine
  var repeats: Int
  var contestants = [GrowthRow.contestant]
  var versions: [String: [String: String]]
  var notes: [String]
  var rows: [GrowthRow]

  /// For people: a table for each subject.
  var description: String {
    let known = (versions[GrowthRow.contestant] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let head = [
      machine.words, known.joined(separator: ", "),
      repeats == 1 ? "measured once" : "medians of \(repeats) repetitions",
    ]
    let tables = GrowthSubject.allCases.flatMap { subject in
      let rows = rows.filter { $0.subject == subject }
      return rows.isEmpty ? [] : [""] + GrowthTable(subject, rows).lines
    }
    return (head + tables + [""] + notes).joined(separator: "\n")
  }
}
