/// What several runs of a step say differently in the same place of what they showed.
struct CellNoise {
  private let base: [Token]
  /// What the runs gave for each number of the first of them.
  private var ranges: [Int: ClosedRange<Double>] = [:]
  /// Words that other runs say otherwise, or not at all.
  private(set) var loose: Set<Int> = []
  /// Before which words other runs say more.
  private(set) var looseGaps: Set<Int> = []
  /// Whether a time differs: then it was taken, and so were the others.
  private(set) var timesVary = false

  /// - Parameter base: the place in the first run.
  init(_ base: [Token]) { self.base = base }

  /// How many words and numbers differ.
  var count: Int {
    loose.count + looseGaps.count + ranges.values.count { $0.lowerBound != $0.upperBound }
  }

  /// Takes note of another run.
  mutating func learn(_ other: [Token]) {
    for pair in CellComparison.pairs(other, base) {
      switch pair {
      case .old(_, let gap): looseGaps.insert(gap)
      case .new(let index): loose.insert(index)
      case .both(let there, let index):
        guard let number = other[there].number, let own = base[index].number, number.unit == own.unit else {
          guard other[there].text != base[index].text else { continue }
          loose.insert(index)
          if base[index].isMoment, other[there].isMoment { timesVary = true }
          continue
        }
        let range = self.range(of: index, own)
        ranges[index] = min(range.lowerBound, number.value)...max(range.upperBound, number.value)
        if own.isTime, number.value != own.value { timesVary = true }
      }
    }
  }

  /// What the runs gave for a number.
  func range(of index: Int, _ number: WrittenNumber) -> ClosedRange<Double> {
    ranges[index] ?? number.value...number.value
  }
}
