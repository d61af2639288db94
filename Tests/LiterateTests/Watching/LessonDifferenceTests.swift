import Testing

@testable import Literate

/// What has to run after a save, and why.
@Suite struct LessonDifferenceTests {
  private func difference(_ old: [String: String], _ new: [String: String]) -> LessonDifference {
    func lesson(_ steps: [String: String]) -> Lesson {
      let ids = steps.keys.sorted()
      return KernelBench.lesson(ids.map { steps[$0] ?? "" }, ids: ids)
    }
    return LessonDifference(from: lesson(old), to: lesson(new))
  }

  @Test func theFirstStepThatDiffersIsNamed() {
    #expect(difference(["a": "1", "b": "2"], ["a": "1", "b": "2"]) == .words)
    #expect(difference(["a": "1", "b": "2", "c": "3"], ["a": "1", "b": "x", "c": "y"]) == .changed(step: "b"))
    #expect(difference(["a": "1", "c": "3"], ["a": "1", "b": "2", "c": "3"]) == .added(step: "b"))
    #expect(difference(["a": "1", "b": "2", "c": "3"], ["a": "1", "c": "3"]) == .removed(step: "b"))
    #expect(difference(["a": "1", "b": "2"], ["a": "1"]) == .removed(step: "b"))
  }

  @Test func parametersAreAllOfTheLesson() throws {
    let texts = ["1", "2"].map { "---\nparameters:\n  n: \($0)\n---\n\n```swift\nprint(n)\n```\n" }
    let lessons = try texts.map { try LessonParser.parse(text: $0, file: "a.md") }
    #expect(LessonDifference(from: lessons[0], to: lessons[1]) == .parameters)
    #expect(LessonDifference(from: lessons[0], to: lessons[0]) == .words)
  }
}
