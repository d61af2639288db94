/// A recorded text beside what a step shows now, word by word.
struct CellComparison {
  private(set) var pieces: [Difference.Piece] = []
  private(set) var numbers: [NumberDifference] = []
  /// Whether anything is not as it was, by more than the runs differ among themselves.
  private(set) var differs = false

  /// - Parameters:
  ///   - noise: of `now` among the runs.
  ///   - timesVary: whether times were taken, and are nobody's business.
  init(_ recorded: [Token], _ now: [Token], noise: CellNoise, timesVary: Bool, tolerance: CheckTolerance) {
    for pair in Self.pairs(recorded, now) {
      switch pair {
      case .old(let index, let gap):
        let token = recorded[index]
        let isExcused = noise.looseGaps.contains(gap) || (timesVary && token.isTime)
        add(token, isExcused ? nil : .recorded)
      case .new(let index):
        let token = now[index]
        let isExcused = noise.loose.contains(index) || (timesVary && token.isTime)
        add(token, isExcused ? .both : .now)
      case .both(let index, let own):
        let (before, token) = (recorded[index], now[own])
        if let was = before.number, let number = token.number, was.unit == number.unit {
          let isExcused = (timesVary && number.isTime) || noise.loose.contains(own)
          let change = tolerance.compare(was, number, runs: noise.range(of: own, number))
          guard !isExcused, let change else {
            add(token, .both)
            continue
          }
          numbers.append(change)
        } else if before.text == token.text || noise.loose.contains(own) || (timesVary && before.isTime && token.isTime)
        {
          add(token, .both)
          continue
        }
        add(before, .recorded)
        add(token, .now)
      }
    }
  }

  private mutating func add(_ token: Token, _ side: Difference.Piece.Side?) {
    guard let side else { return }
    if side != .both { differs = true }
    if let last = pieces.last, last.side == side {
      pieces[pieces.count - 1].text += token.space + token.text
    } else {
      pieces.append(.init(text: token.space + token.text, side: side))
    }
  }

  /// Which words belong together.
  static func pairs(_ old: [Token], _ new: [Token]) -> [Alignment.Pair] {
    Alignment.pairs(of: old.map(\.key), new.map(\.key))
  }
}
