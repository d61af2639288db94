import Foundation
import Literate
import StepOutput
import Testing

/// `lectern run` on courses that are as they should be, or fail in a step.
@Suite struct RunTests {
  @Test func allThatRanIsOnThePages() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let result = try bench.run("lectern run")
    #expect(result.status == 1)
    // Line 17 of the Markdown reads out of range; column 14 is where the subscript is.
    #expect(result.error.hasPrefix("Lessons/04-fails.md:17:"), "\(result.error)")
    #expect(result.error.contains(": Index out of range"))
    #expect(result.output.contains("✓ hi") && result.output.contains("✗ two") && result.output.contains("not reached"))
    #expect(!result.output.contains("\u{1b}"))
    #expect(
      bench.names("Output") == ["01-hello.html", "01-hello.json", "04-fails.html", "04-fails.json", "index.html"])
    let page = try bench.text("Output/04-fails.html")
    #expect(page.contains("[1, 2, 3] 5 0.5 true abc") && page.contains("Index out of range"))
    #expect(page.hasSuffix("</html>\n"))
    // Where the runtime was loaded is nobody's lesson, and differs from run to run.
    #expect(!page.contains("stack trace"))
    #expect(try bench.text("Output/index.html").contains("04-fails.html"))
    #expect(bench.names("../tmp") == [])
  }

  @Test func theRecordHoldsWhatHappened() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    #expect(try bench.run("lectern run 04 --set epochs=2 --set name=x=y -q").status == 1)
    let record = try JSONDecoder().decode(LessonRecord.self, from: Data(try bench.text("Output/04-fails.json").utf8))
    #expect(record.file == "Lessons/04-fails.md" && record.name == "04-fails" && record.title == "It fails")
    #expect(
      record.parameters == ["epochs": .int(2), "rate": .double(0.5), "flip": .bool(true), "name": .string("x=y")])
    #expect(record.versions["lectern"] == "0.1.0" && record.versions["swift"]?.first?.isNumber == true)
    // Times differ from run to run: they are not in it.
    #expect(record.seed == 0 && record.seconds == nil)
    #expect(record.steps.map(\.state) == [.ran, .failed, .notReached])
    #expect(record.steps.map(\.firstLine) == [11, 16, 21] && record.steps.map(\.lastLine) == [12, 17, 21])
    #expect(record.steps[0].outputs == [.text("[1, 2, 3] 2 0.5 true x=y\n")])
    #expect(record.steps.allSatisfy { $0.seconds == nil })
    #expect(try bench.text("Output/04-fails.html").contains("title=\"Running time\""))
    guard case .error(let failure)? = record.steps[1].outputs.last else {
      Issue.record("the failure is the last output")
      return
    }
    #expect(failure.kind == .trap && failure.line == 17)
  }

  @Test func oneStepIsShownAndNoPageWritten() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let good = try bench.run("lectern run --only 04#one --set epochs=9")
    #expect(good.status == 0 && good.output.contains("[1, 2, 3] 9 0.5 true abc"))
    #expect(try bench.run("lectern run --only 04#two").status == 1)
    #expect(bench.names("Output") == [])
  }

  @Test func lessonsAreNamedInManyWays() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    for name in [
      "01", "01-hello", "01-hello.md", "Lessons/01-hello.md", "./Lessons/01-hello.md", "01 Lessons/01-hello.md",
    ] {
      let result = try bench.run("lectern run --fresh -o Pages \(name)")
      #expect(result.status == 0 && result.output.contains("1 lesson, 1 step: all ran"), "\(name): \(result)")
    }
    #expect(bench.names("Pages") == ["01-hello.html", "01-hello.json", "index.html"])
    // A file by its path needs no course around it, and its lines are those of the path given.
    try FileManager.default.moveItem(
      at: bench.folder.appendingPathComponent("Lessons/04-fails.md"),
      to: bench.folder.appendingPathComponent("my own.md"))
    try FileManager.default.removeItem(at: bench.folder.appendingPathComponent("Lessons"))
    let alone = try bench.run("lectern run './my own.md'")
    #expect(alone.status == 1 && alone.error.hasPrefix("my own.md:17:"), "\(alone)")
  }

  @Test func mistakesOfTheFormatAreAllTold() throws {
    let bench = try CommandLineBench([
      "01-hello.md": Sample.hello,
      "02-bad.md": "---\ntitel: x\n---\n\n```swift {#a, tiemout=5}\n1\n```\n\n```swift {#a}\n2\n```\n",
    ])
    defer { bench.remove() }
    let result = try bench.run("lectern run")
    #expect(result.status == 1)
    let lines = result.error.split(separator: "\n")
    for place in ["Lessons/02-bad.md:2", "Lessons/02-bad.md:5", "Lessons/02-bad.md:9"] {
      #expect(lines.contains { $0.hasPrefix(place) }, "\(result.error)")
    }
    #expect(result.error.contains("did you mean `timeout`"))
    #expect(bench.names("Output") == [])
    // Who asks for another lesson is not bothered.
    #expect(try bench.run("lectern run 01 -q").status == 0)
  }

  @Test func quietSaysFailuresOnly() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let good = try bench.run("lectern run --quiet 01")
    #expect(good.status == 0 && good.output.isEmpty && good.error.isEmpty, "\(good)")
    let bad = try bench.run("lectern run -q 04")
    #expect(bad.status == 1 && bad.output.isEmpty && bad.error.contains("04-fails.md:17:"))
  }

  @Test func colourIsForTerminalsUnlessAskedFor() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    #expect(
      try bench.run("lectern run 01 --color always", environment: ["NO_COLOR": "1"]).output.contains("\u{1b}[32m"))
    // `script` gives the command a terminal.
    for (option, environment, isColoured) in [
      ("auto", ["TERM": "xterm"], true), ("auto", ["TERM": "dumb"], false),
      ("auto", ["TERM": "xterm", "NO_COLOR": "1"], false), ("never", ["TERM": "xterm"], false),
    ] {
      let shown = try bench.run(
        "script -qec 'lectern run 01 --fresh --color \(option)' /dev/null", environment: environment.mapValues { $0 })
      #expect(shown.output.contains("\u{1b}[32m") == isColoured, "\(option) \(environment) \(shown)")
      #expect(shown.output.contains("all ran"))
    }
  }
}
