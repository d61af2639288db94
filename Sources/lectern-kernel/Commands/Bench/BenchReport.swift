import Benchmarks
import Foundation

/// All that was measured and on what, as `--json` prints it.
struct BenchReport: Codable, Equatable {
  struct Entry: Codable, Equatable {
    var name: String
    /// The libraries that computed, by name; empty where it measured nothing.
    var versions: [String: String]
  }

  var machine: Machine
  var repeats: Int
  var contestants: [Entry]
  /// What to know of the numbers.
  var notes: [String]
  var rows: [BenchRow]

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
