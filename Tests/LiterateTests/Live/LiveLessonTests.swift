import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// A lesson as its pages see it.
  @Suite struct LiveLessonTests {
    @Test func aStepRunsAndItsPageShowsIt() async throws {
      try await LiveBench.with(LiveBench.text("let x = 1\nprint(\"x is\", x)", "print(x + 1)")) { bench in
        let page = try await bench.page()
        #expect(await page.progress("s1") == .waiting)
        #expect(page.html.contains("data-progress=\"waiting\"") && page.html.contains("Not run yet"))
        #expect(try await page.ask(.run(through: "s1", code: [:])).problem == nil)
        try await page.until("s1 ran") { $0.progress("s1") == .ran }
        #expect(await page.output("s1").contains("x is 1"))
        try await page.untilQuiet()
        #expect(await page.progress("s2") == .waiting)
        #expect(await page.state.next == "s2")
        // A page that is opened later shows it from the beginning.
        let later = try await bench.page()
        #expect(later.html.contains("x is 1"))
        #expect(await later.progress("s1") == .ran)
      }
    }

    @Test func anEditRunsFromItsSnapshotAndWhatFollowsWaits() async throws {
      try await LiveBench.with(LiveBench.text("var x = 1", "x += 1\nprint(x)", "print(x * 10)")) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("all ran") { $0.progress("s3") == .ran }
        #expect(await page.output("s3").contains("20"))
        try await page.ask(.run(through: "s2", code: ["s2": "x += 4\nprint(x)"]))
        try await page.until("s2 ran anew") { $0.progress("s2") == .ran && $0.output("s2").contains("5") }
        try await page.untilQuiet()
        #expect(await page.progress("s3") == .waiting)
        #expect(await page.output("s3").isEmpty, "what is not so any more is not shown")
        #expect(await page.steps["s2"]?.author == "x += 1\nprint(x)\n")
        try await page.ask(.author(step: "s2"))
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("as the author wrote it") { $0.progress("s3") == .ran }
        #expect(await page.output("s3").contains("20"))
        #expect(await page.steps["s2"]?.author == nil)
      }
    }

    @Test func anEndlessLoopIsStoppedAndTheLessonGoesOn() async throws {
      try await LiveBench.with(LiveBench.text("let x = 7", "print(\"begun\")\nwhile true {}", "print(x)")) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("its output, while it runs") { page in
          page.outputs["s2"]?.joined().contains("begun") ?? false
        }
        #expect(await page.progress("s2") == .running)
        try await page.ask(.stop)
        try await page.until("it failed") { $0.progress("s2") == .failed }
        try await page.untilQuiet()
        #expect(await page.progress("s3") == .waiting)
        try await page.ask(.run(through: nil, code: ["s2": "print(\"short\")"]))
        try await page.until("the end") { $0.progress("s3") == .ran }
        #expect(await page.output("s3").contains("7"))
      }
    }

    @Test func aLaterStepIsChangedWhileAnEarlierOneRuns() async throws {
      let slow = "import Foundation\nprint(\"begun\")\nThread.sleep(forTimeInterval: 1)\nprint(\"done\")"
      try await LiveBench.with(LiveBench.text(slow, "print(\"old\")")) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: "s2", code: [:]))
        try await page.until("it has begun") { $0.outputs["s1"]?.joined().contains("begun") ?? false }
        try await page.ask(.run(through: "s2", code: ["s2": "print(\"new\")"]))
        try await page.until("the end") { $0.progress("s2") == .ran }
        #expect(await page.output("s2").contains("new"))
        #expect(await page.output("s1").contains("done"), "the step in hand was not disturbed")
      }
    }

    @Test func goingBackAndRunningAgain() async throws {
      try await LiveBench.with(LiveBench.text("var n = 0", "n += 1\nprint(n)", "print(n)")) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("all ran") { $0.progress("s3") == .ran }
        try await page.ask(.goBack(step: "s2"))
        try await page.until("gone back") { $0.progress("s2") == .waiting && $0.progress("s3") == .waiting }
        #expect(await page.progress("s1") == .ran)
        try await page.ask(.rerun(step: "s1", code: [:]))
        try await page.until("s1 again") { $0.progress("s1") == .ran }
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("all again") { $0.progress("s3") == .ran }
        #expect(await page.output("s2").contains(">1<"), "not 2: it began from the state before it")
        try await page.ask(.restart)
        try await page.until("nothing has run") { page in page.steps.values.allSatisfy { $0.progress == .waiting } }
      }
    }

    @Test func anotherWayStandsBesideTheStepUntilItIsTaken() async throws {
      try await LiveBench.with(LiveBench.text("var x = 1", "x += 1\nprint(x)", "print(x)")) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("all ran") { $0.progress("s3") == .ran }
        try await page.ask(.tryAnotherWay(step: "s2", source: "x += 100\nprint(\"other\", x)"))
        try await page.until("it ran") { $0.ways["s2"]?.contains("other 101") ?? false }
        #expect(await page.output("s3").contains("2"), "the lesson is as it was")
        // A page that comes now sees it too.
        let later = try await bench.page()
        try await later.until("it is told") { $0.ways["s2"]?.contains("other 101") ?? false }
        let html = await page.ways["s2"] ?? ""
        let number = try #require(html.firstMatch(of: #/data-adopt="(\d+)"/#).flatMap { Int($0.output.1) })
        try await page.ask(.adopt(run: number))
        try await page.until("it is the step") { $0.output("s2").contains("other 101") && $0.ways["s2"] == "" }
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("what follows") { $0.progress("s3") == .ran }
        #expect(await page.output("s3").contains("101"))
        #expect(try await page.ask(.adopt(run: number)).problem?.contains("no alternative") ?? false)
      }
    }

    @Test func savingTheFileChangesThePageAndKeepsWhatIsTheSame() async throws {
      let text = LiveBench.text("let x = 1\nprint(\"one\")", "print(\"two\")")
      try await LiveBench.with(text) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("all ran") { $0.progress("s2") == .ran }
        let before = await page.pages
        try Data(text.replacingOccurrences(of: "# One", with: "# One\n\nMore words.").utf8).write(to: bench.file)
        try await page.until("the page is another one") { $0.pages > before }
        #expect(await page.progress("s2") == .ran, "words change nothing")
        #expect(try await bench.page().html.contains("More words."))
        try Data(text.replacingOccurrences(of: "\"two\"", with: "\"three\"").utf8).write(to: bench.file)
        try await page.until("the step waits") {
          $0.progress("s2") == .waiting && $0.steps["s2"]?.source.contains("three") ?? false
        }
        #expect(await page.progress("s1") == .ran)
        try Data("```swift {#s1\nbroken".utf8).write(to: bench.file)
        try await page.until("the trouble is told") { $0.state.trouble?.contains("01-one.md") ?? false }
        #expect(await page.steps["s2"]?.source.contains("three") ?? false, "the page stays as it was")
        try Data(text.utf8).write(to: bench.file)
        try await page.until("it is over") { $0.state.trouble == nil }
      }
    }

    @Test func theReadersCodeIsWrittenToTheFileAndDownloaded() async throws {
      try await LiveBench.with(LiveBench.text("let x = 1", "print(x)")) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: ["s1": "let x = 2\nlet y = 3"]))
        try await page.until("all ran") { $0.progress("s2") == .ran }
        #expect(await bench.lesson.markdown.contains("```swift {#s1}\nlet x = 2\nlet y = 3\n```"))
        #expect(try String(contentsOf: bench.file, encoding: .utf8) == LiveBench.text("let x = 1", "print(x)"))
        #expect(try await page.ask(.save(step: "s1")).problem == nil)
        #expect(
          try String(contentsOf: bench.file, encoding: .utf8) == LiveBench.text("let x = 2\nlet y = 3", "print(x)"))
        try await page.until("it is the author's now") { $0.steps["s1"]?.author == nil }
        #expect(await page.progress("s2") == .ran, "nothing runs again for it")
        #expect(try await page.ask(.save(step: "s1")).problem?.contains("as the file has it") ?? false)
      }
    }

    @Test func aFloodIsBoundedOnItsWayToThePage() async throws {
      // 40 MB in a million lines.
      let flood = "for i in 0..<1_000_000 { print(\"line\", i, \"and some more words to fill it\") }"
      try await LiveBench.with(LiveBench.text(flood)) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: [:]))
        try await page.until("lines, while it runs") {
          $0.outputs["s1"]?.joined().contains("lines before these") ?? false
        }
        try await page.until("the end") { $0.progress("s1") == .ran }
        #expect(await page.output("s1").utf8.count < 1_000_000)
        #expect(await page.output("s1").contains("line 999999"))
        #expect(await page.size < 20_000_000)
      }
    }

    @Test func hostileOutputsAreTextAndHostileNamesToo() async throws {
      let step = "print(\"<script>alert(1)</script>\")\nstruct S: Error {}\nthrow S()"
      try await LiveBench.with(LiveBench.text(step)) { bench in
        let page = try await bench.page()
        try await page.ask(.run(through: nil, code: ["s1": step + " // </code></pre><script>x</script>"]))
        try await page.until("it failed") { $0.progress("s1") == .failed }
        let shown = try #require(await page.steps["s1"])
        #expect(!(shown.output + shown.code).contains("<script"))
        // What stands in the page as JSON cannot end its element.
        #expect(
          try await bench.page().html.components(separatedBy: "<script").count
            == page.html.components(separatedBy: "<script").count)
        try await page.ask(.tryAnotherWay(step: "s1", source: "print(\"<img onerror=x>\")"))
        try await page.until("it ran") { $0.ways["s1"]?.contains("data-adopt") ?? false }
        #expect(await page.ways["s1"]?.contains("<img") == false)
      }
    }

    @Test func whatIsWrongIsASentenceAndChangesNothing() async throws {
      try await LiveBench.with(LiveBench.text("print(1)")) { bench in
        let page = try await bench.page()
        #expect(try await page.ask(.run(through: "nowhere", code: [:])).problem?.contains("no step `nowhere`") ?? false)
        #expect(try await page.ask(.run(through: nil, code: ["nowhere": "x"])).problem?.contains("no step") ?? false)
        let long = String(repeating: "a", count: LiveLesson.mostCode + 1)
        #expect(
          try await page.ask(.run(through: nil, code: ["s1": long])).problem?.contains("make it shorter") ?? false)
        for text in [
          "", "null", "[]", "{\"id\": 999}", "{\"id\": 999, \"ask\": {\"fly\": {}}}", "{\"id\": \"a\", \"ask\": 1}",
        ] {
          await page.send(text)
        }
        try await page.until("a sentence for them") { $0.lastReply?.problem?.contains("load it again") ?? false }
        try await page.untilQuiet()
        #expect(await page.progress("s1") == .waiting)
      }
    }

    @Test func whoComesBackIsToldWhatWasMissed() async throws {
      try await LiveBench.with(LiveBench.text("print(\"a\")", "print(\"b\")")) { bench in
        let page = try await bench.page()
        await page.close()
        let other = try await bench.page()
        try await other.ask(.run(through: nil, code: [:]))
        try await other.until("all ran") { $0.progress("s2") == .ran }
        let beginning = LiveBeginning(lesson: "01-one", number: await page.number, state: await page.state, steps: [])
        let back = LivePageDouble(bench.lesson, beginning, "")
        try await back.until("what was missed") { $0.output("s1").contains("a") && $0.output("s2").contains("b") }
        // The page of another server, or of the day before.
        let old = LivePageDouble(bench.lesson, beginning, "", after: 12)
        try await old.until("it is to load anew") { $0.pages > 0 }
        let numbers = await other.numbers
        #expect(numbers == numbers.sorted())
      }
    }
  }
}
