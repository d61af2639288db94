import Foundation
import Literate
import Testing

/// `lectern watch`: pages follow their lessons.
@Suite(.serialized) struct WatchTests {
  private static let lesson = """
    # Watched

    Some words.

    ```swift {#one}
    var x = 1
    print("one", x)
    ```

    ```swift {#two}
    x += 1
    print("two", x)
    ```

    """

  /// A watch that runs, what it has said, and its end.
  private final class Running {
    let process: Process
    private let file: URL
    private var seen = 0

    init(_ bench: CommandLineBench, _ arguments: String = "") throws {
      file = bench.folder.appendingPathComponent("said")
      try Data().write(to: file)
      process = bench.process("exec lectern watch \(arguments) > said 2>&1")
      try process.run()
    }

    /// Waits until it has said these words, after what was waited for before.
    func wait(for words: String, _ location: SourceLocation = #_sourceLocation) -> String {
      for _ in 0..<1200 {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let rest = text.utf8.dropFirst(seen)
        if let range = String(rest)?.range(of: words), let all = String(rest) {
          let shown = String(all[..<range.upperBound])
          seen += shown.utf8.count
          return shown
        }
        usleep(100_000)
      }
      Issue.record("\(words) is never said: \(all)", sourceLocation: location)
      return ""
    }

    var all: String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

    func end() -> Int32 {
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  /// Puts a text in the place of a lesson, as editors do that write aside.
  private func save(_ text: String, _ bench: CommandLineBench, aside: Bool = false) throws {
    let file = bench.folder.appendingPathComponent("Lessons/04-try.md")
    if aside {
      let other = bench.folder.appendingPathComponent("Lessons/.04-try.md.swp")
      try Data(text.utf8).write(to: other)
      guard rename(other.path, file.path) == 0 else { throw POSIXError(.EIO) }
    } else {
      try Data(text.utf8).write(to: file, options: [])
    }
  }

  @Test func everySaveIsOnThePage() throws {
    let bench = try CommandLineBench(["04-try.md": Self.lesson])
    defer { bench.remove() }
    let watch = try Running(bench)
    _ = watch.wait(for: "there was no page: ran 2 of 2 steps")
    #expect(try bench.text("Output/04-try.html").contains("two 2"))
    #expect(try bench.text("Output/index.html").contains("04-try.html"))
    // Words: nothing runs.
    var text = Self.lesson.replacing("Some words.", with: "Other words.\n\nAnd more.")
    try save(text, bench)
    #expect(!watch.wait(for: "04-try: words changed: page made in").contains("ran "))
    #expect(try bench.text("Output/04-try.html").contains("Other words."))
    let record = try JSONDecoder().decode(LessonRecord.self, from: Data(try bench.text("Output/04-try.json").utf8))
    #expect(record.steps.map(\.firstLine) == [8, 13] && record.versions["lectern"] != nil)
    // The first save of a step opens the lesson; the second runs from the step that changed. Written aside and renamed.
    text = text.replacing("\"two\"", with: "\"zwei\"")
    try save(text, bench, aside: true)
    _ = watch.wait(for: "step two changed: ran 2 of 2 steps")
    text = text.replacing("\"zwei\"", with: "\"deux\"")
    try save(text, bench, aside: true)
    _ = watch.wait(for: "step two changed: ran 1 of 2 steps")
    #expect(try bench.text("Output/04-try.html").contains("deux 2"))
    // A mistake: the page stays.
    let page = try bench.text("Output/04-try.html")
    try save(text.replacing("{#two}", with: "{#two, hde}").replacing("Other", with: "Wrong"), bench)
    #expect(watch.wait(for: "The last good page stays.").contains("Lessons/04-try.md:12:"))
    #expect(try bench.text("Output/04-try.html") == page)
    // A step that fails is told with its line.
    try save(text.replacing("x += 1", with: "fatalError(\"no\")"), bench)
    #expect(watch.wait(for: "Lessons/04-try.md:13:1: no").contains("; a step failed"))
    try save(text, bench)
    _ = watch.wait(for: "step two changed: ran 1 of 2 steps")
    #expect(watch.end() == 0, "\(watch.all)")
    #expect(bench.names("../tmp") == [] && !bench.names("Output").contains { $0.hasPrefix(".") })
  }

  @Test func aSaveInTheMiddleOfARunStartsWithTheNewestText() throws {
    let bench = try CommandLineBench(["04-try.md": Self.lesson])
    defer { bench.remove() }
    let watch = try Running(bench)
    _ = watch.wait(for: "there was no page: ran 2 of 2 steps")
    let endless = Self.lesson.replacing(
      "x += 1",
      with: "try \"x\".write(toFile: \"\(bench.folder.path)/begun\", atomically: true, encoding: .utf8)\nwhile true {}")
    try save(endless, bench)
    for _ in 0..<1200 where !bench.names(".").contains("begun") { usleep(100_000) }
    #expect(bench.names(".").contains("begun"))
    try save(Self.lesson.replacing("\"two\"", with: "\"new\""), bench)
    let said = watch.wait(for: "step two changed: ran ")
    #expect(!said.contains("failed") && !said.contains("stopped"), "\(said)")
    #expect(try bench.text("Output/04-try.html").contains("new 2"))
    #expect(watch.end() == 0)
    #expect(bench.names("../tmp") == [])
  }

  @Test func lessonsComeAndGoAndDataCounts() throws {
    let bench = try CommandLineBench(["04-try.md": Self.lesson])
    defer { bench.remove() }
    let watch = try Running(bench, "--set epochs=2")
    #expect(watch.wait(for: "--help'.").contains("these lessons have none"))
    watch.process.waitUntilExit()
    #expect(watch.process.terminationStatus == 2)
    let again = try Running(bench)
    _ = again.wait(for: "there was no page: ran 2 of 2 steps")
    let other = bench.folder.appendingPathComponent("Lessons/05-more.md")
    let reading = "# More\n\n```swift\nprint(try String(contentsOfFile: \"data.txt\", encoding: .utf8))\n```\n"
    try Data("first".utf8).write(to: bench.folder.appendingPathComponent("Lessons/data.txt"))
    try Data(reading.utf8).write(to: other)
    _ = again.wait(for: "05-more: there was no page: ran 1 of 1 step")
    try Data((reading + "\n```swift\nprint(2)\n```\n").utf8).write(to: other)
    _ = again.wait(for: "05-more: step step-2 is new: ran 1 of 2 steps")
    #expect(try bench.text("Output/05-more.html").contains("first"))
    usleep(300_000)
    try Data("second".utf8).write(to: bench.folder.appendingPathComponent("Lessons/data.txt"))
    _ = again.wait(for: "05-more: data.txt changed: ran 2 of 2 steps")
    #expect(try bench.text("Output/05-more.html").contains("second"))
    try FileManager.default.removeItem(at: other)
    _ = again.wait(for: "05-more: gone; its page stays")
    #expect(again.end() == 0)
    // What is there already is not made again.
    let later = try Running(bench, "04")
    _ = later.wait(for: "Watching 1 lesson.")
    try save(Self.lesson.replacing("Some", with: "Few"), bench)
    #expect(!later.wait(for: "04-try: words changed").contains("ran "), "\(later.all)")
    #expect(later.end() == 0)
    #expect(bench.names("../tmp") == [])
  }
}
