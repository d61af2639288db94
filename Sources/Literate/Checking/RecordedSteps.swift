/// Which recorded step is which step of the lesson as it is now.
struct RecordedSteps {
  /// For each step of the lesson, what was recorded of it; nil for a new one.
  private(set) var records: [StepRecord?]
  /// Recorded steps that the lesson has no more.
  private(set) var removed: [StepRecord] = []
  /// Whether steps stand in another order.
  let isReordered: Bool

  /// Steps are known by their ids. Between two that are known, a new one is a recorded one with another id where the two show the same.
  ///
  /// - Parameter showTheSame: whether a step, by its index, shows what was recorded of another.
  init(_ steps: [Step], _ recorded: [StepRecord], showTheSame: (Int, StepRecord) -> Bool) {
    let ids = recorded.map(\.id)
    let known = Dictionary(zip(ids, recorded)) { first, _ in first }
    records = steps.map { known[$0.id] }
    let kept = steps.map(\.id).filter { known[$0] != nil }
    let keptIDs = Set(kept)
    isReordered = kept != ids.filter { keptIDs.contains($0) }
    var taken: Set<String> = []
    for pair in Alignment.pairs(of: ids, steps.map(\.id)) {
      guard case .both(let before, let index) = pair, records[index] == nil, !keptIDs.contains(ids[before]) else {
        continue
      }
      guard showTheSame(index, recorded[before]) else { continue }
      records[index] = recorded[before]
      taken.insert(ids[before])
    }
    removed = recorded.filter { !keptIDs.contains($0.id) && !taken.contains($0.id) }
  }
}
