import Foundation
import StepOutput
import Testing

@testable import Literate

@Suite struct PageRendererTests {
  @Test(.enabled(if: SourceKit.shared != nil, "this toolchain has no SourceKit, and the golden page is coloured"))
  func theGoldenPage() throws {
    let (lesson, record) = try sample()
    let page = PageRenderer(course: "Transfer learning")
      .render(lesson, record, course: sampleCourse(lesson, record))
    try Golden.expect(page, equals: "04-train-the-head.html")
  }

  @Test func theGoldenIndex() throws {
    let (lesson, record) = try sample()
    let page = try IndexRenderer(course: "Transfer learning")
      .render(
        sampleCourse(lesson, record),
        introduction: LessonParser.parse(text: "# Transfer learning\n\nTown or *country*?\n", file: "README.md"))
    try Golden.expect(page, equals: "index.html")
  }

  /// A page whose steps ended in some way.
  private func page(
    _ text: String, _ states: [StepRecord.State], outputs: [StepOutput] = [], lineNumbers: Bool = false
  ) throws -> String {
    let lesson = try lesson(text)
    let steps = zip(lesson.steps, states).map { step, state in
      StepRecord(
        id: step.id, title: step.title, firstLine: step.line, lastLine: step.line, state: state, seconds: 0.5,
        outputs: outputs)
    }
    let record = LessonRecord(
      name: lesson.name, file: lesson.file, title: lesson.title, versions: [:], seed: 1, parameters: [:], notices: [],
      steps: steps, seconds: 1)
    return PageRenderer(lineNumbers: lineNumbers).render(lesson, record, course: [])
  }

  @Test func nothingComesFromTheNetwork() throws {
    let (lesson, record) = try sample()
    let course = sampleCourse(lesson, record)
    for page in [PageRenderer().render(lesson, record, course: course), IndexRenderer().render(course)] {
      for match in page.matches(of: #/<(script|img|link|iframe|source|video|audio|object|embed|use|image)\b[^>]*>/#) {
        #expect(!match.output.0.contains(#/(src|href|srcset|data)\s*=\s*["']?\s*(https?:)?\/\//#), "\(match.output.0)")
      }
      #expect(!page.contains("@import"))
      #expect(!page.contains(#/url\(\s*["']?\s*(https?:)?\/\//#))
      #expect(!page.contains("fetch(") && !page.contains("XMLHttpRequest"))
    }
  }

  @Test func everyIDIsThereOnceAndEveryLinkFindsIt() throws {
    let (lesson, record) = try sample()
    let page = PageRenderer().render(lesson, record, course: sampleCourse(lesson, record))
    let ids = page.matches(of: #/\sid="([^"]*)"/#).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    for link in page.matches(of: #/href="#([^"]*)"/#) { #expect(ids.contains(String(link.output.1))) }
  }

  @Test func hiddenStepsAreNotThereUnlessTheyFail() throws {
    let text = "```swift {#a, hide}\nlet secret = 1\n```\n\n```swift {#b}\n2\n```\n"
    let ran = try page(text, [.ran, .ran], outputs: [.text("out")])
    // But whoever wants to see the lesson's file may.
    let shown = ran.components(separatedBy: "<details class=\"source\">")
    #expect(shown.count == 2 && !shown[0].contains("secret"))
    #expect(ran.contains(">Step 1</a>"))
    let failed = try page(text, [.failed, .notReached])
    #expect(failed.contains("secret"))
    #expect(failed.contains("This lesson stopped at <a href=\"#a\">a hidden step</a>"))
    #expect(failed.contains("This step was not run, because <a href=\"#a\">Hidden step</a> failed before it."))
  }

  @Test func answersWaitUntilTheyAreAskedForAndFailuresDoNot() throws {
    let text = "```swift {#a, title=\"How many?\", answer}\nlet a = 1\n```\n"
    func parts(_ state: StepRecord.State) throws -> (before: String, inside: String, isOpen: Bool) {
      let page = try page(text, [state], outputs: [.text("forty-two\n")])
      let match = try #require(
        page.firstMatch(
          of: #/<article class="step[^"]*" id="a"(.*?)<details class="answer"( open)?><summary>(.*?)<\/article>/#
            .dotMatchesNewlines()))
      return (String(match.output.1), String(match.output.3), match.output.2 != nil)
    }
    let ran = try parts(.ran)
    #expect(
      ran.before.contains("How many?</h2>") && ran.before.contains("0.50 s") && ran.before.contains("href=\"#a\""))
    #expect(!ran.before.contains("forty-two") && !ran.before.contains("let"))
    #expect(ran.inside.hasPrefix("<span>Show the answer</span></summary>\n<details class=\"fold\" open>"))
    #expect(ran.inside.contains("forty-two") && !ran.isOpen)
    #expect(try parts(.failed).isOpen && parts(.stoppedEarly).isOpen)
    let unreached = try parts(.notReached)
    #expect(!unreached.isOpen)
    let behind = try #require(unreached.inside.range(of: "</details>", options: .backwards))
    #expect(unreached.inside[behind.upperBound...].contains("This step was not run"))
    let places = LessonPlace.all(of: try lesson(text))
    #expect(places.last == LessonPlace(id: "a", title: "Step 1: How many?", words: ""), "a search gives nothing away")
  }

  @Test func foldedCodeOpensForAFault() throws {
    let text = "```swift {#a, fold}\nlet a = 1\n```\n"
    let folded = try page(text, [.ran])
    #expect(
      folded.contains(
        "<details class=\"fold\"><summary><span>Show the code<span class=\"spoken\"> of step 1</span> (1 line)"))
    let error = StepOutput.error(.init(kind: .trap, message: "m", line: 2, column: 1))
    #expect(try page(text, [.failed], outputs: [error]).contains("<details class=\"fold\" open>"))
  }

  @Test func statesAreWords() throws {
    let text = "```swift\n1\n```\n\n```swift {expect=error}\n1\n```\n\n```swift {norun}\n1\n```\n"
    let page = try page(text, [.ran, .failedAsExpected, .shownOnly])
    #expect(page.contains("<span class=\"state\">Fails on purpose</span>"))
    #expect(page.contains("<span class=\"state\">Not run</span>"))
    #expect(!page.contains("<div class=\"notice stopped\">"))
  }

  @Test func hintsAndSolutionsAreFolded() throws {
    let text =
      "```swift {#a, exercise}\n1\n```\n\n```markdown {hint}\n*Think*\n```\n\n```swift {hint}\n2\n```\n\n```swift {solution}\n3\n```\n\n```swift {check}\n4\n```\n"
    let page = try page(text, [.ran])
    #expect(page.contains("<details class=\"clue\"><summary>Hint 1 of 2</summary>\n<p><em>Think</em></p>"))
    #expect(page.contains("<details class=\"solution\"><summary>Show a solution</summary>"))
    #expect(page.contains("<span class=\"role\">Exercise</span>"))
  }

  @Test func headingsNeverSkipALevel() throws {
    let text = "```swift {#a, title=\"One\"}\n1\n```\n\n# A\n\n#### B\n\n```swift {#b, title=\"Two\"}\n1\n```\n\n# C\n"
    let page = try page("---\ntitle: T\n---\n" + text, [.ran, .ran])
    let levels = page.matches(of: #/<h([1-6])/#).compactMap { Int($0.output.1) }
    // The last is that of the page's own end.
    #expect(levels == [1, 2, 2, 3, 4, 2, 2])
  }

  @Test func titlesAndParametersAreText() throws {
    let evil = "</title><script>alert(1)</script>"
    var lesson = try lesson("```swift {#a, title=\"\(evil)\"}\n// \(evil)\n```\n")
    lesson.title = evil
    lesson.summary = evil
    let record = LessonRecord(
      name: evil, file: evil, title: evil, versions: [evil: evil], seed: 1, parameters: [evil: .string(evil)],
      notices: [evil], steps: [], seconds: 0)
    let page = PageRenderer(course: evil).render(lesson, record, course: [CourseEntry(lesson, record)])
    #expect(page.components(separatedBy: "<script>").count == 3)
    #expect(!page.contains("alert(1)</script>"))
    #expect(!IndexRenderer(course: evil).render([CourseEntry(lesson, record)]).contains("alert(1)</script>"))
  }

  @Test func theCommandSaysWhatWasChanged() throws {
    let lesson = try lesson("---\nparameters:\n  epochs: 5\n  name: a\n  seed: 1\n---\nWords.\n")
    let record = LessonRecord(
      name: lesson.name, file: lesson.file, title: lesson.title, versions: ["lectern": "1", "swift": "6"], seed: 1,
      parameters: ["epochs": .int(3), "name": .string("it's <b>"), "seed": .int(1)], notices: [], steps: [], seconds: 0)
    let yourself = RunYourself(lesson: lesson, record: record)
    #expect(yourself.command == "lectern run 01-lesson --set epochs=3 --set 'name=it'\\''s <b>'")
    #expect(yourself.html.contains("with Lectern 1 and Swift 6"))
    #expect(!yourself.html.contains("<b>"))
  }

  @Test func theSearchKnowsTheLessonsAndEndsNoScript() throws {
    let lesson = try lesson(
      "Before </script> `<!--` a.\n\n## The $x$ of\n\nAfter *it*.\n\n```swift {#s, title=\"T\"}\nlet a = 1\n```\n")
    let places = LessonPlace.all(of: lesson)
    #expect(places.map(\.id) == ["", "the-x-of", "s"])
    #expect(places.map(\.title) == ["Lesson", "The $x$ of", "Step 1: T"])
    #expect(places[0].words == "Before </script> <!-- a. ")
    #expect(places[1].words == "After it. ")
    #expect(places[2].words == "let a = 1")
    var entry = CourseEntry(lesson, nil)
    #expect(SearchIndex.html([entry], withWords: true).contains(">[]<"))
    entry.state = .ran
    let html = SearchIndex.html([entry], withWords: true)
    #expect(html.contains("\\u003c/script>") && html.components(separatedBy: "</script>").count == 2)
    #expect(!SearchIndex.html([entry], withWords: false).contains("After it"))
  }

  @Test func lineNumbersAreOptional() throws {
    #expect(try page("```swift\n1\n```\n", [.ran], lineNumbers: true).contains("<pre class=\"code numbered\""))
    #expect(try !page("```swift\n1\n```\n", [.ran]).contains("<pre class=\"code numbered\""))
  }

  @Test(arguments: [
    (0.00004, "0.0 ms"), (0.0005, "0.5 ms"), (0.035, "35 ms"), (0.0999, "0.10 s"), (0.42, "0.42 s"), (9.999, "10.0 s"),
    (59.99, "1 min 0 s"), (125, "2 min 5 s"),
  ])
  func timesAreShort(seconds: Double, text: String) { #expect(DurationText.short(seconds) == text) }
}
