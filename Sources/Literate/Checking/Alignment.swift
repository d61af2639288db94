/// Which elements of two sequences belong together.
enum Alignment {
  /// An element of both, or one that only one of them has.
  enum Pair: Hashable {
    case both(Int, Int)
    /// Only the old one has it; it would stand before that index of the new one.
    case old(Int, before: Int)
    case new(Int)
  }

  /// Beyond this many pairs in question they are taken as they come: finding the best would take too long.
  private static let most = 1_000_000

  /// Elements of the same key belong together, in the fewest changes; of those between, the ones that may be the same
  /// thing changed.
  static func pairs<Key: Hashable>(
    of old: [Key], _ new: [Key], mayPair: (Int, Int) -> Bool = { _, _ in true }
  ) -> [Pair] {
    var result: [Pair] = []
    var (o, n) = (0, 0)
    for (oldAnchor, newAnchor) in anchors(old, new) + [(old.count, new.count)] {
      while o < oldAnchor || n < newAnchor {
        if o < oldAnchor, n < newAnchor, mayPair(o, n) {
          result.append(.both(o, n))
          (o, n) = (o + 1, n + 1)
        } else if o < oldAnchor, n == newAnchor || oldAnchor - o >= newAnchor - n {
          result.append(.old(o, before: n))
          o += 1
        } else {
          result.append(.new(n))
          n += 1
        }
      }
      guard o < old.count, n < new.count else { continue }
      result.append(.both(o, n))
      (o, n) = (o + 1, n + 1)
    }
    return result
  }

  /// Elements of the same key, in their order in both.
  private static func anchors<Key: Hashable>(_ old: [Key], _ new: [Key]) -> [(Int, Int)] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
    let (middle, newMiddle) = (old[start..<old.count - end], new[start..<new.count - end])
    var pairs = (0..<start).map { ($0, $0) }
    if !middle.isEmpty, !newMiddle.isEmpty, middle.count * newMiddle.count <= most {
      let change = Array(newMiddle).difference(from: Array(middle))
      let removed = Set(change.removals.map { if case .remove(let offset, _, _) = $0 { offset } else { 0 } })
      let inserted = Set(change.insertions.map { if case .insert(let offset, _, _) = $0 { offset } else { 0 } })
      let kept = middle.indices.filter { !removed.contains($0 - start) }
      let keptNew = newMiddle.indices.filter { !inserted.contains($0 - start) }
      pairs += zip(kept, keptNew).map { ($0, $1) }
    }
    return pairs + (0..<end).map { (old.count - end + $0, new.count - end + $0) }
  }
}
