import Foundation
import Literate
import Testing

/// `lectern run` runs what would not come out as it is already, says why, and leaves the rest alone.
@Suite struct UnchangedTests {
  private static let reading = """
    ---
    title: It reads
    parameters:
      count: 3
    ---
    Some words.

    ```swift {#first}
    MARK
    print(count)
    ```

    More words.

    ```swift {#second}
    print(try String(contentsOfFile: "data/a.txt", encoding: .utf8))
    ```

    ```swift {#third}
    print(try FileManager.default.contentsOfDirectory(atPath: "data").count)
    print(FileManager.default.fileExists(atPath: "extra.txt"))
    ```

    """

  private static func reader() throws -> UnchangedBench {
    let bench = try UnchangedBench(["01-reads.md": reading, "02-hello.md": Sample.hello])
    try bench.write("Lessons/data/a.txt", "one")
    return bench
  }

  @Test func anUnchangedLessonIsNotStarted() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    #expect(try bench.run().contains("2 lessons, 4 steps: all ran"))
    let before = try bench.bench.names("Output").map { try bench.bench.text("Output/\($0)") }
    let second = try bench.run()
    #expect(second.contains("01  unchanged\n02  unchanged\n2 lessons: all unchanged, in "), "\(second)")
    #expect(bench.runs("01-reads.md") == 1)
    #expect(try bench.bench.names("Output").map { try bench.bench.text("Output/\($0)") } == before)
    // A lesson that is named is no other.
    #expect(try bench.run("lectern run 01").contains("1 lesson: unchanged"))
    #expect(try bench.run("lectern run -q").isEmpty)
    #expect(bench.runs("01-reads.md") == 1)
    // Another folder of pages knows nothing of this one.
    try bench.run("lectern run 01 -o Pages")
    #expect(bench.runs("01-reads.md") == 2)
  }

  @Test func aFileThatWasReadCounts() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    try bench.run()
    // The same bytes in another file with another time.
    try bench.run("cp Lessons/data/a.txt b; rm Lessons/data/a.txt; mv b Lessons/data/a.txt; touch Lessons/data/a.txt")
    #expect(try bench.run().contains("2 lessons: all unchanged"))
    // As many bytes, and the time put back.
    try bench.run("touch -r Lessons/data/a.txt time; printf two > Lessons/data/a.txt; touch -r time Lessons/data/a.txt")
    let changed = try bench.run()
    #expect(changed.contains("01 from step 2: Lessons/data/a.txt changed\n"), "\(changed)")
    #expect(changed.contains("2 lessons: 1 unchanged, 1 ran (3 steps), in "))
    #expect(bench.runs("01-reads.md") == 2)
    #expect(try bench.bench.text("Output/01-reads.html").contains("two"))
    #expect(try bench.run().contains("2 lessons: all unchanged"))
  }

  @Test func aFolderThatWasListedCounts() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    try bench.run()
    try bench.write("Lessons/data/b.txt", "new")
    #expect(try bench.run().contains("01 from step 3: Lessons/data/b.txt is new\n"))
    try bench.write("Lessons/data/b.txt", "newer")
    #expect(try bench.run().contains("all unchanged"))
    try bench.run("rm Lessons/data/b.txt")
    #expect(try bench.run().contains("01 from step 3: Lessons/data/b.txt is gone\n"))
    #expect(bench.runs("01-reads.md") == 3)
  }

  @Test func whatWasLookedForCounts() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    try bench.run()
    try bench.write("Lessons/extra.txt", "")
    #expect(try bench.run().contains("01 from step 3: Lessons/extra.txt is there now\n"))
    #expect(try bench.bench.text("Output/01-reads.json").contains("true"))
    try bench.run("rm Lessons/extra.txt")
    #expect(try bench.run().contains("01 from step 3: Lessons/extra.txt is gone\n"))
    // What nobody looked for is of no matter.
    try bench.write("Lessons/other.txt", "")
    #expect(try bench.run().contains("all unchanged"))
  }

  @Test func parametersCodeAndVariablesCount() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    try bench.run()
    #expect(try bench.run("lectern run 01 --set count=5").contains("01 from step 1: count is 5 now and was 3\n"))
    #expect(try bench.run("lectern run 01 --set count=5").contains("unchanged"))
    #expect(try bench.run("lectern run 01").contains("01 from step 1: count is 3 now and was 5\n"))
    try bench.edit("01-reads.md", "print(try String", "print(1, try String")
    #expect(try bench.run().contains("01 from step 2: its code changed\n"))
    try bench.edit("01-reads.md", "```swift {#third}", "```swift {#between}\nprint(7)\n```\n\n```swift {#third}")
    #expect(try bench.run().contains("01 from step 3: the step is new here\n"))
    try bench.edit("01-reads.md", "{#between}", "{#between, hide}")
    #expect(try bench.run().contains("01 from the hidden step `between`: what its fence says changed\n"))
    let variable = ["LECTERN_SOMETHING": "1"]
    #expect(try bench.run(environment: variable).contains("01 from step 1: the variable LECTERN_SOMETHING changed\n"))
    #expect(try bench.run(environment: variable).contains("all unchanged"))
    #expect(bench.runs("01-reads.md") == 7)
  }

  @Test func wordsAreNoReasonToRun() throws {
    let bench = try UnchangedBench([
      "01-fails.md": """
      # It fails

      ```swift {#one, expect=error}
      MARK
      let none: [Int] = []
      print(none[3])
      ```

      """, "02-hello.md": Sample.hello,
    ])
    defer { bench.remove() }
    try bench.run()
    try bench.edit("01-fails.md", "# It fails\n", "# It fails again\n\nBecause of **that**.\n\n")
    let edited = try bench.run()
    // The neighbour's page links to it by its title.
    #expect(edited.contains("01  its words changed: the page is made again\n02  its words changed"), "\(edited)")
    #expect(edited.contains("2 lessons: 2 pages made again, in "))
    let page = try bench.bench.text("Output/01-fails.html")
    #expect(page.contains("<strong>that</strong>") && page.contains("title=\"Running time\""))
    #expect(try bench.bench.text("Output/index.html").contains("It fails again"))
    let record = try JSONDecoder().decode(
      LessonRecord.self, from: Data(try bench.bench.text("Output/01-fails.json").utf8))
    guard case .error(let failure)? = record.steps[0].outputs.last else {
      Issue.record("the failure is the last output")
      return
    }
    #expect(record.title == "It fails again" && record.steps[0].firstLine == 7 && failure.line == 9)
    #expect(try bench.run().contains("all unchanged"))
    // What a run from the top writes is the same.
    let json = try bench.bench.text("Output/01-fails.json")
    try bench.run("lectern run --fresh")
    #expect(try bench.bench.text("Output/01-fails.json") == json && bench.runs("01-fails.md") == 2)
  }

  @Test func aPageThatIsNotAsItWasWrittenIsMadeAgain() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    try bench.run()
    let page = try bench.bench.text("Output/01-reads.html")
    try bench.run("echo mine >> Output/01-reads.html; rm Output/02-hello.html Output/index.html")
    let again = try bench.run()
    #expect(again.contains("01  Output/01-reads.html is not what was written there: the page is made again\n"))
    #expect(again.contains("02  Output/02-hello.html is gone: the page is made again\n"), "\(again)")
    #expect(try bench.bench.text("Output/01-reads.html") == page)
    #expect(bench.bench.names("Output").count == 5 && bench.runs("01-reads.md") == 1)
    // Only the record knows what came of the steps.
    try bench.run("sed -i s/one/uno/ Output/01-reads.json; rm Output/02-hello.json")
    let ran = try bench.run()
    #expect(ran.contains("01 from step 1: Output/01-reads.json is not what the last run wrote\n"), "\(ran)")
    #expect(ran.contains("02 from step 1: Output/02-hello.json is gone\n"))
    #expect(try bench.bench.text("Output/01-reads.html").contains("one") && bench.runs("01-reads.md") == 2)
  }

  @Test func freshRunsAndExplainOnlySays() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    let before = try bench.run("lectern run --explain")
    #expect(before == "01: nothing is known of an earlier run\n02: nothing is known of an earlier run\n")
    #expect(bench.bench.names("Output") == [] && bench.runs("01-reads.md") == 0)
    try bench.run()
    #expect(try bench.run("lectern run --explain") == "01  unchanged\n02  unchanged\n")
    #expect(try bench.run("lectern run --explain --fresh 02") == "02: asked for by --fresh\n")
    try bench.write("Lessons/data/a.txt", "other")
    #expect(
      try bench.run("lectern run --explain") == "01 from step 2: Lessons/data/a.txt changed\n02  unchanged\n")
    #expect(bench.runs("01-reads.md") == 1)
    #expect(try bench.run("lectern run --fresh").contains("2 lessons, 4 steps: all ran"))
    #expect(bench.runs("01-reads.md") == 2)
  }

  @Test func whatFailedOrIsNotKnownRunsAgain() throws {
    let bench = try UnchangedBench([
      "01-fails.md": "# F\n\n```swift {#a}\nprint(1)\n```\n\n```swift {#b}\nMARK\nfatalError(\"no\")\n```\n",
      "02-program.md": "# P\n\n```swift {#a}\nMARK\n_ = system(\"true\")\n```\n",
      "03-read.md":
        "# R\n\n```swift {#a}\nMARK\nlet n = \"n.txt\"\nprint((try? String(contentsOfFile: n, encoding: .utf8)) ?? \"-\")\n```\n",
    ])
    defer { bench.remove() }
    try bench.run(status: 1)
    let second = try bench.run(status: 1)
    #expect(second.contains("01 from step 2: it failed last time\n"), "\(second)")
    #expect(
      second.contains("02 from step 1: it started another program (true), so what it read is not known\n"), "\(second)")
    #expect(second.contains("3 lessons: 1 unchanged, 2 ran (3 steps), 1 failed, in "), "\(second)")
    #expect((1...3).map { bench.runs(["01-fails.md", "02-program.md", "03-read.md"][$0 - 1]) } == [2, 2, 1])
    // One step, as it is shown here, is no run of the lesson.
    try bench.run("lectern run --only 03#a")
    #expect(try bench.run("lectern run 03").contains("unchanged") && bench.runs("03-read.md") == 2)
  }

  @Test func whatALessonLeftBehindIsPartOfIt() throws {
    let bench = try UnchangedBench([
      "01-writes.md":
        "# W\n\n```swift {#a}\nMARK\nlet text = \"one\"\ntry text.write(toFile: \"FILE\", atomically: true, encoding: .utf8)\n```\n",
      "02-reads.md": "# R\n\n```swift {#a}\nMARK\nprint(try String(contentsOfFile: \"FILE\", encoding: .utf8))\n```\n",
    ])
    defer { bench.remove() }
    let file = bench.bench.folder.path + "/passed.txt"
    for name in ["01-writes.md", "02-reads.md"] { try bench.edit(name, "FILE", file) }
    try bench.run()
    #expect(try bench.run().contains("all unchanged"))
    // The second lesson's turn comes after the first has run.
    try bench.edit("01-writes.md", "\"one\"", "\"two\"")
    let changed = try bench.run("lectern run --jobs 2")
    #expect(changed.contains("02 from step 1: passed.txt changed\n"), "\(changed)")
    #expect(try bench.bench.text("Output/02-reads.json").contains("two"))
    #expect(try bench.run().contains("all unchanged"))
    try bench.run("rm passed.txt")
    #expect(try bench.run().contains("01 from step 1: passed.txt, which it wrote, is gone\n"))
    #expect(try bench.run().contains("all unchanged"))
  }

  @Test func aRunThatIsKilledIsNoRun() throws {
    let slow = Self.reading.replacingOccurrences(of: "print(count)", with: "print(count); usleep(3_000_000)")
    let bench = try UnchangedBench(["01-reads.md": slow])
    defer { bench.remove() }
    try bench.write("Lessons/data/a.txt", "one")
    try bench.run()
    try bench.write("Lessons/data/a.txt", "two")
    let process = bench.bench.process("exec lectern run")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<600 where bench.runs("01-reads.md") < 2 { usleep(50_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try bench.run().contains("01 from step 2: Lessons/data/a.txt changed"))
    #expect(bench.runs("01-reads.md") == 3)
    #expect(try bench.bench.text("Output/01-reads.json").contains("two"))
  }

  @Test func twoRunsAtOnceAgree() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    try bench.run("lectern run -q & lectern run -q; wait $!")
    try bench.run()
    #expect(try bench.run().contains("all unchanged"))
    #expect(try bench.bench.text("Output/01-reads.html").contains("one"))
  }

  @Test func whatIsKeptMayBeAnything() throws {
    let bench = try Self.reader()
    defer { bench.remove() }
    let own = ["LECTERN_CACHE": bench.bench.folder.path + "/cache"]
    try bench.run("mkdir -p cache/photos; touch cache/photos/tried; lectern run", environment: own)
    for damage in [
      "echo > $f", "echo '{\"version\": 1}' > $f", "truncate -s -10 $f", "sed -i s/version.:1/version\\\":9/ $f",
    ] {
      try bench.run("for f in cache/runs/*.json; do \(damage); done", environment: own)
      #expect(try bench.run("lectern run 01", environment: own).contains("1 lesson, 3 steps: all ran"), "\(damage)")
      #expect(try bench.run("lectern run 01", environment: own).contains("unchanged"))
    }
    // Without a place to keep it, lessons run each time.
    try bench.run("rm -r cache/runs; touch cache/runs; lectern run 01", environment: own)
    #expect(try bench.run("lectern run 01", environment: own).contains("all ran"))
    #expect(
      try bench.run("rm cache/runs; lectern run 01; lectern cache clear runs", environment: own).contains(
        "Removed earlier runs: 1 lesson, "))
  }

  @Test func manyAtOnceAreToldOneAfterTheOther() throws {
    let lessons = (1...5).map { number in
      (
        "0\(number)-x.md",
        "# Lesson \(number)\n\n```swift {#a}\nMARK\nusleep(\(600_000 - number * 100_000))\nprint(\(number))\n```\n\n```swift {#b}\nprint(\(number) * 2)\n```\n"
      )
    }
    let bench = try UnchangedBench(Dictionary(uniqueKeysWithValues: lessons))
    defer { bench.remove() }
    let times = #/  [0-9.]+ s\n/#
    let many = try bench.run("lectern run --jobs 5").replacing(times, with: "\n")
    let expected = (1...5).map { "\nLesson \($0)  Lessons/0\($0)-x.md\n  ✓ a\n  ✓ b\n" }.joined()
    #expect(many.hasPrefix(expected + "\n5 lessons, 10 steps: all ran"), "\(many)")
    let records = try (1...5).map { try bench.bench.text("Output/0\($0)-x.json") }
    #expect(try bench.run("lectern run --fresh --jobs 1").replacing(times, with: "\n").hasPrefix(expected))
    #expect(try (1...5).map { try bench.bench.text("Output/0\($0)-x.json") } == records)
    #expect(try bench.run("lectern run --jobs 0", status: 2).isEmpty)
  }
}
