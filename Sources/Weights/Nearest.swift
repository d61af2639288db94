/// The candidates most like a mistyped name, best first: those within a third of its length in edits, or that contain it.
func nearest(to name: String, in candidates: [String]) -> [String] {
  let wanted = Array(name.lowercased())
  guard !wanted.isEmpty, wanted.count <= 100 else { return [] }
  let scored = candidates.prefix(2000).compactMap { candidate -> (String, Int)? in
    let lower = candidate.lowercased()
    guard lower.count <= 200 else { return nil }
    let edits = editDistance(wanted, Array(lower))
    if edits <= max(1, wanted.count / 3) { return (candidate, edits) }
    return wanted.count > 2 && lower.contains(name.lowercased()) ? (candidate, wanted.count) : nil
  }
  return scored.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
}

/// How many insertions, deletions and replacements turn one text into the other (Levenshtein).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
      diagonal = row[j + 1]
      row[j + 1] = next
    }
  }
  return row[b.count]
}
