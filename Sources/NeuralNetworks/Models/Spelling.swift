/// Finds what somebody may have meant.
public enum Spelling {
  /// The names nearest to what was written, nearest first; none when nothing is alike.
  public static func nearest(to name: String, among names: [String], count: Int = 3) -> [String] {
    let limit = max(2, name.count / 2)
    return names.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
      .filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(count).map(\.name)
  }

  /// ` Did you mean "a", "b" or "c"?`, or nothing when there is nothing to offer.
  public static func advice(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    let quoted = names.dropLast().map { "\"\($0)\"" }.joined(separator: ", ")
    return " Did you mean \(quoted.isEmpty ? "" : quoted + " or ")\"\(last)\"?"
  }

  /// How many letters must be put in, taken out or replaced (Levenshtein).
  static func distance(_ first: String, _ second: String) -> Int {
    let letters = Array(second)
    var row = Array(0...letters.count)
    for (i, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in letters.indices {
        let replaced = diagonal + (letter == letters[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[letters.count]
  }
}
