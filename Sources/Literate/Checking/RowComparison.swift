/// What a step shows now beside what was recorded of it.
struct RowComparison {
  private let recorded: [ShownRow]
  private let noise: StepNoise
  private let tolerance: CheckTolerance
  private(set) var differences: [Difference] = []

  init(_ recorded: [ShownRow], noise: StepNoise, tolerance: CheckTolerance) {
    self.recorded = recorded
    self.noise = noise
    self.tolerance = tolerance
    compare()
  }

  private mutating func compare() {
    let (now, timesVary) = (noise.base, noise.timesVary)
    let pairs = StepNoise.pairs(recorded, now)
    // A table that is gone is told once, and not row by row.
    var goneSections: Set<Int> = []
    var newSections: Set<Int> = []
    for pair in pairs {
      switch pair {
      case .old(let index, _) where recorded[index].isHeading: goneSections.insert(recorded[index].section)
      case .new(let index) where now[index].isHeading: newSections.insert(now[index].section)
      default: break
      }
    }
    for pair in pairs {
      switch pair {
      case .old(let index, let gap):
        let row = recorded[index]
        guard !noise.looseGaps.contains(gap), row.isHeading || !goneSections.contains(row.section) else { continue }
        differences.append(alone(row, isNow: false, context: context(of: index, in: recorded)))
      case .new(let index):
        let row = now[index]
        guard !noise.loose.contains(index), row.isHeading || !newSections.contains(row.section) else { continue }
        differences.append(alone(row, isNow: true, context: context(of: index, in: now)))
      case .both(let index, let own):
        compare(recorded[index], now[own], own, timesVary, context: context(of: own, in: now))
      }
    }
  }

  private mutating func compare(
    _ row: ShownRow, _ now: ShownRow, _ index: Int, _ timesVary: Bool, context: String?
  ) {
    // Who may lack the whole row may have another.
    guard !noise.loose.contains(index) else { return }
    for (cell, (before, own)) in zip(row.cells, now.cells).enumerated() {
      let comparison = CellComparison(
        before.tokens, own.tokens, noise: noise.noise(row: index, cell: cell), timesVary: timesVary,
        tolerance: tolerance)
      guard comparison.differs else { continue }
      differences.append(
        Difference(
          kind: now.kind, place: [now.place, own.place].filter { !$0.isEmpty }.joined(separator: ", "),
          recorded: before.text, now: own.text, pieces: comparison.pieces, numbers: comparison.numbers,
          context: context))
    }
  }

  private func alone(_ row: ShownRow, isNow: Bool, context: String?) -> Difference {
    let text = row.isHeading ? row.place : row.text
    return Difference(
      kind: row.kind, place: row.place, recorded: isNow ? nil : text, now: isNow ? text : nil, context: context)
  }

  /// The line of text before a line.
  private func context(of index: Int, in rows: [ShownRow]) -> String? {
    guard rows[index].kind == .text, index > 0, rows[index - 1].kind == .text else { return nil }
    return rows[index - 1].text
  }
}
