import Testing

@testable import Literate

@Suite struct ExerciseFencesTests {
  static let text = """
    # Counting

    ```swift {#dogs exercise, title="Count", fails="placeholder"}
    let dogs = <#how many?#>
    ```

    A word between.

    ```markdown {hint}
    What does `filter` do?
    ```

    ```swift {hint}
    list.filter
    ```

    ```swift {solution}
    let dogs = 3
    ```

    ```swift {check}
    check(dogs == 3, "no")
    ```

    ```swift {wrong, fails="no"}
    let dogs = 4
    ```

    ```markdown {note}
    Give them *five* minutes.
    ```

    ```swift {#after}
    print(dogs)
    ```
    """

  @Test func partsBelongToTheExercise() throws {
    let lesson = try lesson(Self.text)
    #expect(lesson.steps.map(\.id) == ["dogs", "after"])
    let exercise = try #require(lesson.steps[0].exercise)
    #expect(exercise.starter.source == "let dogs = <#how many?#>\n" && exercise.starterFails == "placeholder")
    #expect(exercise.hints == [.words("What does `filter` do?\n"), .code("list.filter\n")])
    #expect(exercise.solution == .init(source: "let dogs = 3\n", line: 18))
    #expect(exercise.checks == [.init(source: "check(dogs == 3, \"no\")\n", line: 22)])
    #expect(exercise.wrongs == [.init(piece: .init(source: "let dogs = 4\n", line: 26), message: "no")])
    #expect(lesson.steps[1].exercise == nil)
    let kinds = lesson.blocks.map { block in
      switch block {
      case .prose(let html): html.contains("between") ? "prose" : html
      case .step(let step): step.id
      case .note(let text): text
      }
    }
    #expect(kinds == ["dogs", "prose", "Give them *five* minutes.\n", "after"])
    #expect(lesson.passages.count == 3, "what stands before each step and behind all")
  }

  @Test func theSolvedLessonIsItsAuthors() throws {
    let solved = try lesson(Self.text).solved
    #expect(solved.steps[0].source == "let dogs = 3\n" && solved.steps[0].line == 18)
    #expect(solved.steps[0].title == "Count")
  }

  @Test func learnersGetNoSolutions() throws {
    let lesson = try lesson(Self.text)
    let text = lesson.learnersMarkdown
    for secret in ["let dogs = 3", "let dogs = 4", "five", "solution", "wrong"] { #expect(!text.contains(secret)) }
    for seen in ["edition: learner", "A word between.", "check(dogs == 3", "What does", "print(dogs)"] {
      #expect(text.contains(seen))
    }
    let again = try Tests.lesson(text)
    #expect(again.isForLearners && again.steps.map(\.id) == ["dogs", "after"])
    #expect(again.learnersMarkdown == text, "and nothing more is taken out of it")
    #expect(again.solved.steps[0].attributes.norun, "there is nothing to run")
    let front = try Tests.lesson("---\ntitle: T\n---\n" + Self.text)
    #expect(front.learnersMarkdown.hasPrefix("---\nedition: learner\ntitle: T\n---\n"))
  }

  private enum Tests {
    static func lesson(_ text: String) throws -> Lesson {
      try LessonParser.parse(text: text, file: "Lessons/01-lesson.md")
    }
  }

  @Test(arguments: [
    ("```swift {solution}\n1\n```", 1, "belongs to no exercise"),
    ("```markdown {hint}\n1\n```", 1, "belongs to no exercise"),
    ("```swift {#a exercise}\n1\n```\n\n```swift {solution}\n1\n```", 1, "has no `check`"),
    ("```swift {#a exercise}\n1\n```\n\n```swift {check}\n1\n```", 1, "has no `solution`"),
    ("```swift {exercise solution}\n1\n```", 1, "`exercise` or `solution`"),
    ("```swift {wrong}\n1\n```", 1, "names what the learner is to hear"),
    ("```swift {solution, title=\"x\"}\n1\n```", 1, "takes no `title`"),
    ("```swift {exercise, hide}\n1\n```", 1, "contradict"),
    ("```swift {fails=\"x\"}\n1\n```", 1, "this is neither"),
    ("```markdown {check}\n1\n```", 1, "a `check` is code"),
    ("```swift {note}\n1\n```", 1, "a `note` is words"),
    ("Words\n\n```swift {exercise, fails=\"`x`\"}\n1\n```", 3, "holds another backtick"),
    ("---\nedition: teacher\n---\n", 2, "knows `learner` only, not `teacher`"),
    (
      "```swift {#a exercise}\n1\n```\n\n```swift {solution}\n1\n```\n\n```swift {solution}\n1\n```\n\n```swift {check}\n1\n```",
      9,
      "in line 5"
    ),
  ])
  func mistakesAreTold(_ text: String, _ line: Int, _ words: String) {
    let found = mistakes(text + "\n")
    #expect(found.contains { $0.line == line && "\($0.problem)".contains(words) }, "\(found)")
  }
}
