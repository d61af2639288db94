/// What a step shows otherwise each time that it runs from the same state.
struct StepNoise {
  let base: [ShownRow]
  private var cells: [[CellNoise]]
  /// Rows that other runs do not have.
  private(set) var loose: Set<Int> = []
  /// Before which rows other runs have more.
  private(set) var looseGaps: Set<Int> = []

  /// - Parameter base: what the first run showed.
  init(_ base: [ShownRow]) {
    self.base = base
    cells = base.map { row in row.cells.map { CellNoise($0.tokens) } }
  }

  /// Whether times were taken: where one differs, none of the step's is compared.
  var timesVary: Bool { cells.contains { $0.contains(where: \.timesVary) } }

  /// How many words, numbers and lines differ.
  var count: Int { loose.count + looseGaps.count + cells.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } }

  /// Takes note of what another run showed.
  mutating func learn(_ other: [ShownRow]) {
    for pair in Self.pairs(other, base) {
      switch pair {
      case .old(_, let gap): looseGaps.insert(gap)
      case .new(let index): loose.insert(index)
      case .both(let there, let index):
        for cell in cells[index].indices { cells[index][cell].learn(other[there].cells[cell].tokens) }
      }
    }
  }

  func noise(row: Int, cell: Int) -> CellNoise { cells[row][cell] }

  /// Which rows belong together: only those of a kind can.
  static func pairs(_ old: [ShownRow], _ new: [ShownRow]) -> [Alignment.Pair] {
    Alignment.pairs(of: old.map(\.key), new.map(\.key)) { one, other in
      let (one, other) = (old[one], new[other])
      return one.kind == other.kind && one.cells.count == other.cells.count && one.isHeading == other.isHeading
    }
  }
}
