import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// Exercises: what learners are told, from what the lesson goes on, and that checks spoil nothing.
  @Suite struct ExerciseTests {
    static let text = """
      # Counting

      ```swift {#animals}
      var animals = ["dog", "cat", "dog"]
      ```

      ```swift {#dogs exercise, fails="placeholder"}
      let dogs = <#how many?#>
      ```

      ```swift {solution}
      let dogs = animals.filter { $0 == "dog" }.count
      print("dogs: \\(dogs)")
      ```

      ```swift {check}
      check(dogs == 2, "There are 2 dogs; you counted \\(dogs).")
      animals = []
      ```

      ```swift {check}
      check(!animals.isEmpty, "A check has changed what the next one sees.")
      check(printed.contains("dogs"), "Print how many dogs there are.")
      ```

      ```swift {wrong, fails="you counted 3"}
      let dogs = animals.count
      ```

      ```swift {wrong, fails="looks for dogs, and"}
      let cats = 1
      ```

      ```swift {wrong, fails="Print how many"}
      let dogs = 2
      ```

      ```swift {wrong, fails="Index out of range"}
      let dogs = animals[5].count
      ```

      ```swift {#after}
      print("after", dogs, animals.count)
      ```
      """

    private static func session(_ text: String = text, isFollowed: Bool) throws -> Session {
      var options = LessonRunner.Options()
      options.timeout = 30
      options.isFollowed = isFollowed
      let lesson = try LessonParser.parse(text: text, file: "Lessons/01-lesson.md")
      return try Session(
        lesson, options: options, toolchain: try Toolchain.current(),
        kernel: KernelLocation(products: KernelBench.products))
    }

    private static func following<R: Sendable>(
      _ text: String = text, isFollowed: Bool = true, _ body: (Session) async throws -> R
    ) async throws -> R {
      let session = try session(text, isFollowed: isFollowed)
      do {
        let result = try await body(session)
        await session.close()
        return result
      } catch {
        await session.close()
        throw error
      }
    }

    @Test func whatTheAuthorSaysIsTried() async throws {
      try await Self.following(isFollowed: false) { session in
        #expect(await session.run())
        #expect(await session.text("after") == "after 2 3\n", "the lesson runs on its solution")
        let record = try #require(await session.testExercises().first)
        #expect(record.attempts.map(\.kind) == [.solution, .starter, .wrong, .wrong, .wrong, .wrong])
        #expect(record.attempts.map(\.problem) == [nil, nil, nil, nil, nil, nil])
        #expect(record.attempts.map(\.line) == [12, 8, 27, 31, 35, 39])
        #expect(await session.text("after") == "after 2 3\n", "and nothing has changed")
      }
    }

    @Test func whatIsNotAsTheAuthorSaysIsTold() async throws {
      let text = Self.text.replacing("you counted 3", with: "you counted 33").replacing("dogs == 2", with: "dogs >= 1")
      try await Self.following(text, isFollowed: false) { session in
        await session.run()
        let record = try #require(await session.testExercises().first)
        #expect(!record.isRight)
        #expect(record.attempts[2].problem?.contains("Print how many") == true, "\(record.attempts[2])")
      }
      try await Self.following(Self.text.replacing("dogs == 2", with: "dogs == 7"), isFollowed: false) { session in
        await session.run()
        let record = try #require(await session.testExercises().first)
        #expect(
          record.attempts[0].problem?.contains("the solution does not pass its own checks: There are 2 dogs") == true)
        #expect(record.attempts[0].problem?.hasSuffix("(the check in line 17)") == true)
      }
    }

    @Test func theLessonGoesOnFromTheSolutionWhereThereIsNoAnswer() async throws {
      try await Self.following { session in
        #expect(await session.run())
        #expect(await session.text("after") == "after 2 3\n")
        #expect(await session.results["dogs"] == nil, "nobody has run the starter code")
        #expect(await session.answers.solvedByAuthor == ["dogs"])
      }
    }

    @Test func anAnswerIsCheckedAndTheLessonGoesOnFromIt() async throws {
      try await Self.following { session in
        try await session.edit("dogs", to: "let dogs = animals.count\nprint(\"dogs\")")
        let first = try await session.check("dogs")
        #expect(first?.passed == false && first?.message == "There are 2 dogs; you counted 3.")
        #expect(first?.line == 17)
        #expect(await session.run())
        #expect(await session.text("after") == "after 2 3\n", "from the solution")
        // The learner's variable of another type shows which of the two it was.
        try await session.edit("dogs", to: "let dogs = UInt8(2)\nprint(\"dogs\")\nlet mine = 5")
        #expect(try await session.check("dogs")?.passed == true)
        #expect(await session.answers.solvedByAuthor.isEmpty)
        try await session.edit("after", to: "print(type(of: dogs), mine)")
        #expect(await session.run())
        #expect(await session.text("after") == "UInt8 5\n", "from the answer")
      }
    }

    @Test func anAnswerThatBecomesRightAfterTheLessonWentOnTakesItsPlace() async throws {
      try await Self.following { session in
        await session.run()
        try await session.goBack(toBefore: "dogs")
        try await session.edit("dogs", to: "let dogs = 2\nprint(\"dogs\", 1)\nanimals.append(\"hen\")")
        #expect(await session.run())
        #expect(await session.answers.verdicts["dogs"]?.passed == true)
        #expect(await session.text("after") == "after 2 4\n")
      }
    }

    @Test func anAnswerThatFailsIsNotRunAgainByItsCheck() async throws {
      try await Self.following { session in
        try await session.edit("dogs", to: "print(\"dogs\")\nlet dogs = animals[9].count")
        let verdict = try await session.check("dogs")
        #expect(verdict?.passed == false && verdict?.message?.contains("Index out of range") == true)
        #expect(await session.text("dogs")?.contains("dogs") == true)
        #expect(await session.run(), "and the lesson goes on")
      }
    }

    @Test func variablesBehindAnAnswerAreItsOwn() async throws {
      try await Self.following { session in
        try await session.edit("dogs", to: "let dogs = 7")
        _ = try await session.check("dogs")
        let variables = try await session.variables(after: "dogs")
        #expect(variables.contains { $0.name == "dogs" && $0.value == "7" }, "\(variables)")
      }
    }

    @Test func whereThereIsNoSolutionTheAnswerHasToPass() async throws {
      let lesson = try LessonParser.parse(text: Self.text, file: "Lessons/01-lesson.md")
      try await Self.following(lesson.learnersMarkdown) { session in
        #expect(await session.run() == false)
        #expect(await session.results["after"] == nil)
        try await session.edit("dogs", to: "let dogs = 2\nprint(\"dogs\")")
        #expect(await session.run())
        #expect(await session.text("after") == "after 2 3\n")
      }
    }

    @Test func aLearnersOwnCheckIsNotTheAuthors() async throws {
      try await Self.following { session in
        try await session.edit(
          "dogs",
          to:
            "func check(_ a: @autoclosure () throws -> Bool, _ b: @autoclosure () -> String = \"\", line: Int = 1) {}\nlet dogs = 9"
        )
        #expect(try await session.check("dogs")?.message == "There are 2 dogs; you counted 9.")
      }
    }

    @Test func proseAboveChangesNothing() async throws {
      try await Self.following { session in
        try await session.edit("dogs", to: "let dogs = 2\nprint(\"dogs\")")
        _ = try await session.check("dogs")
        var moved = try LessonParser.parse(text: "Words.\n\n" + Self.text, file: "Lessons/01-lesson.md")
        moved = moved.applying([
          StepChange(step: "dogs", original: "", mine: "let dogs = 2\nprint(\"dogs\")\n", isUsed: true)
        ])
        try await session.update(to: moved)
        #expect(await session.answers.verdicts["dogs"]?.passed == true)
        #expect(await session.results["dogs"] != nil)
      }
    }
  }
}
