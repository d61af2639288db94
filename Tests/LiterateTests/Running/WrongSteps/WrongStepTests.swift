import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// Whatever a learner gets wrong is told in one sentence, at its line and column in the Markdown.
  @Suite struct WrongStepTests {
    @Test(arguments: ["compiler", "thrown", "traps"])
    func eachIsToldAtItsPlace(_ name: String) async throws {
      let steps = try WrongStep.all(in: name)
      #expect(steps.count >= 15)
      // Two at once: one is compiled while the other runs.
      await withTaskGroup(of: Void.self) { group in
        var rest = steps[...]
        func next() { if let step = rest.popFirst() { group.addTask { await Self.check(step) } } }
        for _ in 0..<2 { next() }
        while await group.next() != nil { next() }
      }
    }

    private static func check(_ step: WrongStep) async {
      do {
        let found = step.mistakes(in: try await lastRecord(of: step))
        #expect(found == [], "\(step.file), \(step.title)")
      } catch { Issue.record("\(step.file), \(step.title): \(error)") }
    }

    /// What came of the wrong step; those before it have to run.
    private static func lastRecord(of step: WrongStep) async throws -> StepRecord {
      let lesson = try LessonParser.parse(text: step.text, file: step.file)
      let record = try await KernelBench.runner().run(lesson) { _ in }
      for earlier in record.steps.dropLast() {
        #expect(earlier.state == .ran, "\(step.file), \(step.title): \(earlier.outputs)")
      }
      return try #require(record.steps.last)
    }

    @Test func linesThatEndAsOnWindowsAreCountedTheSame() async throws {
      for name in ["compiler", "traps"] {
        for var step in try WrongStep.all(in: name).prefix(3) {
          step.text = step.text.replacing("\n", with: "\r\n")
          await Self.check(step)
        }
      }
    }
  }
}
