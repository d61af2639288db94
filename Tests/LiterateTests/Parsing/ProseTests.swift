import Foundation
import Testing

@testable import Literate

@Suite struct ProseTests {
  @Test func headingsHaveIDsAndAnOrder() throws {
    let lesson = try lesson(
      """
      ---
      title: What's frozen?
      ---
      # What's frozen?
      ## The *base*
      ## The base
      #### Deep
      ## 名前
      ## ?!
      ```swift {#deep-2}
      ```
      ### Deep
      """)
    #expect(lesson.headings.map(\.id) == ["the-base", "the-base-2", "deep", "名前", "section", "deep-3"])
    #expect(lesson.headings.map(\.level) == [2, 2, 3, 2, 2, 3])
    #expect(lesson.headings.map(\.block) == [0, 0, 0, 0, 0, 2])
    guard case .prose(let html) = lesson.blocks[0] else { throw LessonErrors([]) }
    #expect(html.hasPrefix("<div class=\"heading\">\n<h2 id=\"the-base\">\nThe <em>base</em>\n</h2>\n"))
    #expect(
      html.contains("<a class=\"permalink\" href=\"#the-base-2\" aria-label=\"Link to “The base”\">#</a>\n</div>"))
    #expect(!html.contains("frozen"))
  }

  @Test func otherFirstLevelHeadingsMoveDown() throws {
    let html = try prose("---\ntitle: A\n---\n# B\n## C\n")
    #expect(html.contains("<h2 id=\"b\">\nB\n</h2>\n") && html.contains("<h3 id=\"c\">\nC\n</h3>\n"))
  }

  @Test func tables() throws {
    let html = try prose("| a | b |\n|---|--:|\n| 1 | 2 |\n")
    #expect(html.contains("<div class=\"wide\""))
    #expect(html.contains("<td style=\"text-align: right\">2</td>"))
  }

  @Test func tagsWorkInTables() throws {
    let html = try prose("| a | b |\n|---|---|\n| <kbd>R</kbd> é <script> | <!-- x --> 2 |\n")
    #expect(html.contains("<td><kbd>R</kbd> é &lt;script&gt;</td>"))
  }

  @Test func linksToLessonsLeadToPages() throws {
    #expect(try prose("[a](02-b.md)").contains("href=\"02-b.html\""))
    #expect(try prose("[a](./02-b.md#head)").contains("href=\"02-b.html#head\""))
    for url in ["../02-b.md", "https://swift.org/a.md", "#head", ".md"] {
      #expect(try prose("[a](\(url))").contains("href=\"\(url)\""))
    }
    #expect(try prose("[a](javascript:alert)").contains("href=\"\""))
  }

  @Test func htmlIsText() throws {
    #expect(try prose("Press <kbd>R</kbd>, H<sub>2</sub>O<br/>").contains("<kbd>R</kbd>, H<sub>2</sub>O<br/>"))
    #expect(try prose("a <!-- note --> b\n\n<!-- a\n\nnote -->\n\nc") == "<p>a  b</p>\n<p>c</p>\n")
    let inline = try prose("a <img src=x onerror=alert(1)> <kbd onclick=\"a\">")
    #expect(inline.contains("&lt;img src=x onerror=alert(1)&gt; &lt;kbd onclick="))
    #expect(try prose("<script>\nalert(1)\n</script>").contains("<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>"))
  }

  @Test func theSummaryIsTheFirstParagraph() throws {
    #expect(try lesson("# T\n\nA *first*\n`paragraph`.\n\nB").summary == "A first paragraph.")
  }

  @Test func picturesArePartOfThePage() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([1, 2, 3]).write(to: folder.appendingPathComponent("a b.png"))
    let file = folder.appendingPathComponent("01-a.md")
    try Data("![A *small* & one](a%20b.png \"T\")".utf8).write(to: file)
    let lesson = try LessonParser.parse(contentsOf: file, file: "01-a.md")
    guard case .prose(let html) = lesson.blocks.first else { throw LessonErrors([]) }
    #expect(html.contains("<img src=\"data:image/png;base64,AQID\" alt=\"A small &amp; one\" title=\"T\">"))
    #expect(lesson.name == "01-a")

    let wrong = "Prose.\n\nTwo lines:\n![a](https://a.b/c.png)\n\n![b](none.png)\n\n![c](a.pdf)\n"
    try Data(wrong.utf8).write(to: file)
    let errors = #expect(throws: LessonErrors.self) { try LessonParser.parse(contentsOf: file) }
    #expect(errors?.errors.map(\.line) == [4, 6, 8])
  }

  @Test func filesThatAreNotText() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".md")
    defer { try? FileManager.default.removeItem(at: file) }
    let missing = #expect(throws: LessonErrors.self) { try LessonParser.parse(contentsOf: file) }
    #expect(missing?.errors.count == 1)
    try Data([0x61, 0x0A, 0x61, 0xC3, 0x28]).write(to: file)
    let errors = #expect(throws: LessonErrors.self) { try LessonParser.parse(contentsOf: file) }
    #expect(errors?.errors.map(\.problem) == [.notUTF8])
    #expect(errors?.errors.map(\.line) == [2])
    try Data([0xFF, 0xFE, 0x61, 0x00]).write(to: file)
    #expect(throws: LessonErrors.self) { try LessonParser.parse(contentsOf: file) }
  }
}
