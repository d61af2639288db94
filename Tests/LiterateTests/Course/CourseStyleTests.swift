import Foundation
import TestSupport
import Testing

@testable import Literate

@Suite struct CourseStyleTests {
  @Test func theStyleComesLast() throws {
    let scratch = try ScratchFolder()
    let lesson = try LessonParser.parse(contentsOf: scratch.write("01-a.md", Array("A lesson.\n".utf8)))
    let css = ":root { --accent: light-dark(#7a1f3d, #f0a3bd) }\n.x { background: url(data:image/png;base64,AA) }"
    _ = try scratch.write("lessons.css", Array(css.utf8))
    let output = scratch.url.appendingPathComponent("out")
    try CoursePages(folder: output, lessons: [lesson]).writeIndex()
    let page = try String(contentsOf: output.appendingPathComponent("index.html"), encoding: .utf8)
    let own = try #require(page.range(of: css))
    let pages = try #require(page.range(of: StyleSheet.css))
    #expect(pages.upperBound < own.lowerBound)
  }

  @Test(arguments: [
    ("a {}\n</STYLE ><script>", CourseStyleError.endOfStyle("c.css", line: 2, found: "</STYLE")),
    ("<!-- a", .endOfStyle("c.css", line: 1, found: "<!--")),
    ("\n\n@import 'a.css';", .notInThePage("c.css", line: 3, found: "@import")),
    ("a { background: URL( \"https://a.b/c.png\") }", .notInThePage("c.css", line: 1, found: "https://a.b/c.png")),
    ("a { background: url(c.png) }", .notInThePage("c.css", line: 1, found: "c.png")),
  ])
  func whatIsNotInThePageIsTold(css: String, error: CourseStyleError) {
    #expect(throws: error) { try CourseStyle.check(css, path: "c.css") }
    #expect(error.description.hasPrefix("c.css:"))
  }

  /// A page that was written before the next lesson ran says that it ran once the index is written.
  @Test func pagesSayWhichLessonsHaveRun() throws {
    let scratch = try ScratchFolder()
    let lessons = try ["01-a", "02-b"].map { try LessonParser.parse(text: "Words.\n", file: "Lessons/\($0).md") }
    let pages = try CoursePages(folder: scratch.url, lessons: lessons)
    for lesson in lessons {
      try pages.write(
        lesson,
        LessonRecord(
          name: lesson.name, file: lesson.file, title: lesson.title, versions: [:], seed: 0, parameters: [:],
          notices: [],
          steps: [], seconds: 0))
    }
    let file = scratch.url.appendingPathComponent("01-a.html")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("has not run yet"))
    try pages.writeIndex()
    #expect(try !String(contentsOf: file, encoding: .utf8).contains("has not run yet"))
    // What says what is so is not written again.
    let before = try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int
    try pages.writeIndex()
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int == before)
  }
}
