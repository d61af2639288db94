import Foundation
import Literate
import Testing

/// `lectern check` on small courses: recorded by `lectern run`, changed, checked and accepted.
@Suite struct CheckTests {
  private static let numbers = """
    # Numbers

    ```swift {#count}
    print("counted", 3)
    ```

    Some prose.

    ```swift {#measure, title="Measured"}
    print("loss: 0.5000 after \\(Double.random(in: 1..<9)) s")
    print("done")
    ```

    """

  private func edit(_ bench: CommandLineBench, _ name: String, _ old: String, _ new: String) throws {
    let file = bench.folder.appendingPathComponent("Lessons/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    try Data(text.replacingOccurrences(of: old, with: new).utf8).write(to: file)
  }

  private func record(_ lessons: [String: String]) throws -> CommandLineBench {
    let bench = try CommandLineBench(lessons)
    #expect(try bench.run("lectern run -q").status == 0)
    return bench
  }

  @Test func whatIsAsRecordedIsSaidToBe() throws {
    let bench = try record(["01-hello.md": Sample.hello, "02-numbers.md": Self.numbers])
    defer { bench.remove() }
    let files = bench.names("Output")
    let before = try bench.text("Output/02-numbers.json")
    let result = try bench.run("lectern check")
    #expect(result.status == 0 && result.error.isEmpty, "\(result)")
    #expect(result.output.contains("✓ measure  Measured  1 of its words and numbers differ in 2 runs"))
    #expect(result.output.contains("2 lessons, 3 steps: as recorded"))
    // It only looks, and prose is of no matter.
    #expect(try bench.text("Output/02-numbers.json") == before && bench.names("Output") == files)
    try edit(bench, "02-numbers.md", "Some prose.", "Some\n\nmore prose.")
    #expect(try bench.run("lectern check 02 --accept").status == 0)
    #expect(try bench.text("Output/02-numbers.json") == before)
    #expect(bench.names("../tmp") == [])
  }

  @Test func driftIsShownWhereItIsAndAccepted() throws {
    let bench = try record(["01-hello.md": Sample.hello, "02-numbers.md": Self.numbers])
    defer { bench.remove() }
    try edit(bench, "02-numbers.md", "0.5000", "0.5100")
    let result = try bench.run("lectern check")
    #expect(result.status == 1 && result.error.isEmpty, "\(result)")
    for words in [
      "≠ measure  Measured  Lessons/02-numbers.md:10", "printed line 1", "loss: [-0.5000-]{+0.5100+} after",
      "0.5 → 0.51 (noise 0, allowed ", "2 lessons, 3 steps: 1 not as recorded", "lectern check --accept",
    ] {
      #expect(result.output.contains(words), "\(words): \(result.output)")
    }
    #expect(try bench.run("lectern check --tolerance 0.05").status == 0)
    let accepted = try bench.run("lectern check --accept")
    #expect(accepted.status == 0 && accepted.output.contains("accepted: what 02-numbers shows now"), "\(accepted)")
    #expect(!accepted.output.contains("what 01-hello shows now"))
    #expect(try bench.text("Output/02-numbers.json").contains("0.5100"))
    #expect(try bench.text("Output/02-numbers.html").contains("0.5100"))
    #expect(try bench.run("lectern check").status == 0)
  }

  @Test func stepsThatCameAndWentAreTold() throws {
    let bench = try record(["02-numbers.md": Self.numbers])
    defer { bench.remove() }
    try edit(bench, "02-numbers.md", "{#count}\nprint(\"counted\", 3)", "{#other}\nprint(4)")
    let result = try bench.run("lectern check")
    #expect(result.status == 1, "\(result)")
    #expect(result.output.contains("+ other, not in the record  Lessons/02-numbers.md:4"), "\(result)")
    #expect(result.output.contains("− count, in the record and not in the lesson"), "\(result)")
    try edit(bench, "02-numbers.md", "{#other}\nprint(4)", "{#another}\nprint(\"counted\", 3)")
    let renamed = try bench.run("lectern check")
    #expect(renamed.status == 1 && renamed.output.contains("≠ another, recorded as count"), "\(renamed)")
  }

  @Test func aFailureIsNeverAccepted() throws {
    let bench = try record(["02-numbers.md": Self.numbers])
    defer { bench.remove() }
    let before = try bench.text("Output/02-numbers.json")
    try edit(bench, "02-numbers.md", "print(\"done\")", "print([1][1])")
    let result = try bench.run("lectern check --accept")
    #expect(result.status == 1 && result.output.contains("✗ measure  Measured, failed"), "\(result)")
    #expect(result.output.contains("Index out of range") && result.error.contains("is not accepted: a step failed"))
    #expect(try bench.text("Output/02-numbers.json") == before)
  }

  @Test func whatIsNotRecordedIsSaid() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let missing = try bench.run("lectern check 01")
    #expect(missing.status == 1 && bench.names("Output") == [], "\(missing)")
    #expect(
      missing.error
        == "01-hello is not recorded yet: there is no Output/01-hello.json. `lectern run 01-hello` records it\n")
    let accepted = try bench.run("lectern check 01 --accept -o Pages")
    #expect(
      accepted.status == 0 && bench.names("Pages") == ["01-hello.html", "01-hello.json", "index.html"], "\(accepted)")
    try Data("{}".utf8).write(to: bench.folder.appendingPathComponent("Pages/01-hello.json"))
    let broken = try bench.run("lectern check 01 -o Pages")
    #expect(broken.status == 1 && broken.error.contains("Pages/01-hello.json is no record of a lesson"), "\(broken)")
  }

  @Test func programsReadAllOfIt() throws {
    let bench = try record(["02-numbers.md": Self.numbers])
    defer { bench.remove() }
    try edit(bench, "02-numbers.md", "\"done\"", "\"over\"")
    let result = try bench.run("lectern check --json --tolerance 0.001")
    #expect(result.status == 1 && result.error.isEmpty, "\(result)")
    struct Report: Decodable {
      let lessons: [LessonComparison]
      let tolerance: CheckTolerance
      let accepted, problems: [String]
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.tolerance.relative == 0.001 && report.accepted.isEmpty && report.problems.isEmpty)
    let steps = try #require(report.lessons.first?.steps)
    #expect(steps.map(\.verdict) == [.same, .drifted] && steps[1].noisy == 1 && steps[1].runs > 2)
    #expect(steps[1].differences.map(\.recorded) == ["done"] && steps[1].differences.map(\.now) == ["over"])
    #expect(steps[1].differences[0].place == "printed line 2" && steps[1].line == 10)
    #expect(steps[1].differences[0].context?.hasPrefix("loss: 0.5000") == true)
  }

  @Test func parametersAreTyped() throws {
    let bench = try CommandLineBench([
      "01-set.md": "---\nparameters:\n  n: 5\n---\n\n# Set\n\n```swift {#a}\nprint(n)\n```\n"
    ])
    defer { bench.remove() }
    #expect(try bench.run("lectern run -q --set n=6").status == 0)
    #expect(try bench.run("lectern check --set n=6").status == 0)
    let other = try bench.run("lectern check")
    #expect(other.status == 1 && other.output.contains("parameter n: 6 → 5"), "\(other)")
  }

  @Test(arguments: [
    ("lectern check 09", "there is no lesson `09`"), ("lectern check --tolerance 2", "such as 0.001; it is 2.0"),
    ("lectern check --tolerance x", "x"), ("lectern check --set m=1", "parameter `m`"),
    ("lectern check --acept", "Did you mean '--accept'?"), ("lectern check --photos none", "lectern check --help"),
    ("lectern chek", "did you mean `check`?"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }
}
