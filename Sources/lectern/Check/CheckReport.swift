import Foundation
import Literate

/// What came of checking lessons, as `--json` prints it.
struct CheckReport: Encodable {
  let tolerance: CheckTolerance
  var lessons: [LessonComparison] = []
  /// Names of lessons whose records are new.
  var accepted: [String] = []
  /// Why lessons were not compared, or not accepted.
  var problems: [String] = []

  /// Whether everything is as it is recorded by now.
  var isClean: Bool {
    problems.isEmpty && lessons.allSatisfy { $0.isSame || accepted.contains($0.name) }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
