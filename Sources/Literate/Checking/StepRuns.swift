import StepOutput

/// What came of a step each time that it ran.
struct StepRuns {
  let step: Step
  /// As the lesson's step: what is recorded.
  let first: StepRecord
  private(set) var noise: StepNoise
  private(set) var count = 1
  /// States that other runs ended in.
  private(set) var otherStates: [StepRecord.State] = []

  init(_ step: Step, _ first: StepRecord) {
    (self.step, self.first) = (step, first)
    noise = StepNoise(ShownRows(first).rows)
  }

  /// Whether the lesson goes on behind it.
  var isDone: Bool { [.ran, .failedAsExpected, .shownOnly].contains(first.state) }

  /// Takes note of another run.
  mutating func learn(_ other: StepRecord) {
    count += 1
    guard other.state == first.state else { return otherStates.append(other.state) }
    noise.learn(ShownRows(other).rows)
  }

  /// What of a record these runs do not explain.
  func comparison(with recorded: StepRecord, _ tolerance: CheckTolerance) -> StepComparison {
    var comparison = StepComparison(step.id, title: step.title, line: step.line, .same)
    (comparison.runs, comparison.noisy) = (count, noise.count)
    comparison.recordedAs = recorded.id == step.id ? nil : recorded.id
    if recorded.state != first.state {
      comparison.differences.append(
        Difference(kind: .state, place: "how it ended", recorded: recorded.state.words, now: first.state.words))
    }
    for state in Set(otherStates.map(\.words)).sorted() {
      comparison.differences.append(
        Difference(
          kind: .state, place: "how it ended", recorded: recorded.state.words,
          now: "\(first.state.words) once, and another time \(state)"))
    }
    comparison.differences +=
      RowComparison(ShownRows(recorded).rows, noise: noise, tolerance: tolerance).differences
    if !comparison.differences.isEmpty { comparison.verdict = .drifted }
    if first.state == .failed || first.state == .stoppedEarly { comparison.verdict = .failed }
    return comparison
  }
}

extension StepRecord.State {
  /// As a sentence goes on: the step …
  var words: String {
    switch self {
    case .ran: "ran"
    case .stoppedEarly: "was stopped early"
    case .failed: "failed"
    case .failedAsExpected: "failed, as it should"
    case .shownOnly: "was shown only"
    case .notReached: "was not reached"
    }
  }
}
