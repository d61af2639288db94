import Foundation
import Testing

@testable import Literate

extension KernelTests {
  /// An exercise as its pages see it.
  @Suite struct LiveExerciseTests {
    @Test func anAnswerIsCheckedAndThePagesHear() async throws {
      try await LiveBench.with(ExerciseTests.text) { bench in
        let page = try await bench.page()
        #expect(page.html.contains("class=\"exercise-parts\""))
        try await page.ask(.check(step: "dogs", code: [:]))
        try await page.until("what the compiler says") { $0.steps["dogs"]?.verdict?.passed == false }
        #expect(await page.steps["dogs"]?.verdict?.message?.contains("placeholder") == true)
        try await page.ask(.check(step: "dogs", code: ["dogs": "let dogs = animals.count"]))
        try await page.until("what the check says") {
          $0.steps["dogs"]?.verdict?.message?.contains("counted 3") == true
        }
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("the end") { $0.progress("after") == .ran }
        try await page.untilQuiet()
        #expect(await page.steps["dogs"]?.isSolvedByAuthor == true)
        #expect(await page.state.next == nil)
        try await page.ask(.check(step: "dogs", code: ["dogs": "let dogs = 2\nprint(\"dogs\")"]))
        try await page.until("that it is right") { $0.steps["dogs"]?.verdict?.passed == true }
        #expect(await page.steps["dogs"]?.isSolvedByAuthor == false)
        #expect(await page.progress("after") == .waiting)
        #expect(await page.steps["after"]?.output == "", "what was shown was the solution's")
      }
    }

    @Test func aLearnersCopyGoesOnOnceTheAnswerPasses() async throws {
      let lesson = try LessonParser.parse(text: ExerciseTests.text, file: "Lessons/01-lesson.md")
      try await LiveBench.with(lesson.learnersMarkdown) { bench in
        let page = try await bench.page()
        #expect(page.html.contains("go on once your answer passes") && !page.html.contains("animals.filter"))
        try await page.ask(.run(through: nil, code: ["dogs": "let dogs = 1"]))
        try await page.until("what the check says") {
          $0.steps["dogs"]?.verdict?.message?.contains("counted 1") == true
        }
        try await page.untilQuiet()
        #expect(await page.progress("after") == .waiting)
        #expect(await page.state.next == "dogs")
        try await page.ask(.run(through: nil, code: ["dogs": "let dogs = 2\nprint(\"dogs\")"]))
        try await page.until("the end") { $0.progress("after") == .ran }
      }
    }
  }
}
