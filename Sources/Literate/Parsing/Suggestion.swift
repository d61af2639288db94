/// "Did you mean …?"
public enum Suggestion {
  /// The candidate that a mistyped word most likely means; nil when none is near.
  public static func nearest(to word: String, among candidates: [String]) -> String? {
    let near = candidates.map { (candidate: $0, distance: distance(word.lowercased(), $0.lowercased())) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, min(word.count, near.candidate.count) / 3) else { return nil }
    return near.candidate
  }

  /// `; did you mean …?`, or else what is given.
  public static func sentence(for word: String, among candidates: [String], otherwise: String = "") -> String {
    nearest(to: word, among: candidates).map { "; did you mean `\($0)`?" } ?? otherwise
  }

  /// How many letters have to be inserted, removed, replaced or swapped with their neighbour.
  /// The optimal string alignment distance; Boytsov 2011, "Indexing methods for approximate dictionary searching".
  static func distance(_ first: String, _ second: String) -> Int {
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
