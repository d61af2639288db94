import StepOutput
import Testing

@testable import Literate

/// Which recorded step is which of the lesson's.
@Suite struct RecordedStepsTests {
  private func match(_ recorded: [String], _ now: [String], same: [String: String] = [:]) -> RecordedSteps {
    let steps = now.map { Step(id: $0, source: "1\n", line: 1, attributes: .init()) }
    let records = recorded.map { StepRecord(id: $0, firstLine: 1, lastLine: 1, state: .ran, outputs: [.text($0)]) }
    return RecordedSteps(steps, records) { same[$1.id] == now[$0] }
  }

  @Test func stepsComeAndGo() {
    let found = match(["a", "b", "c"], ["a", "x", "y", "c"])
    #expect(
      found.records.map(\.?.id) == ["a", nil, nil, "c"] && found.removed.map(\.id) == ["b"] && !found.isReordered)
  }

  @Test func aNewNameForTheSameIsTold() {
    let found = match(["a", "b", "c"], ["a", "x", "c"], same: ["b": "x"])
    #expect(found.records.map(\.?.id) == ["a", "b", "c"] && found.removed.isEmpty)
  }

  @Test func anotherOrderIsAnotherOrder() {
    let found = match(["a", "b", "c"], ["b", "a", "c"])
    #expect(found.isReordered && found.records.map(\.?.id) == ["b", "a", "c"] && found.removed.isEmpty)
    #expect(!match(["a", "b"], ["a", "n", "b"]).isReordered)
  }
}
