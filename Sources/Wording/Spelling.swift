/// Finds what somebody may have meant: "Did you mean …?"
package enum Spelling {
  /// The names nearest to what was written, nearest first; none when nothing is alike.
  package static func nearest(to name: String, among names: [String], count: Int = 3) -> [String] {
    let limit = max(2, name.count / 2)
    return ranked(names, by: name).filter { $0.edits <= limit }.prefix(count).map(\.name)
  }

  /// ` Did you mean "a", "b" or "c"?`, or nothing when there is nothing to offer.
  package static func advice(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    let quoted = names.dropLast().map { "\"\($0)\"" }.joined(separator: ", ")
    return " Did you mean \(quoted.isEmpty ? "" : quoted + " or ")\"\(last)\"?"
  }

  /// All names with how many edits they are away, the nearest first, of equals the first in the alphabet; capitals count
  /// as small letters.
  package static func ranked(_ names: [String], by name: String) -> [(name: String, edits: Int)] {
    let written = name.lowercased()
    return names.map { (name: $0, edits: edits(written, $0.lowercased())) }
      .sorted { ($0.edits, $0.name) < ($1.edits, $1.name) }
  }

  /// How many letters have to be inserted, removed, replaced or swapped with their neighbour.
  /// The optimal string alignment distance; Boytsov 2011, "Indexing methods for approximate dictionary searching".
  package static func edits(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second))
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (first[i] == second[j] ? 0 : 1))
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
