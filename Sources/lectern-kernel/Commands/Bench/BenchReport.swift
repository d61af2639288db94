import Benchmarks
import Foundation

/// All that was measured and on what, as `--json` prints it.
struct BenchReport: JSONReport, Codable, Equatable {
  struct Entry: Codable, Equatable {
    var name: String
    /// The libraries that computed, by name; empty where it measured nothing.
    var versions: [String: String]
  }

  var machine: Machine
  /// What the machine can do at most, where that was asked.
  var peak: MachinePeak?
  var repeats: Int
  var contestants: [Entry]
  /// What to know of the numbers.
  var notes: [String]
  var rows: [BenchRow]
}
