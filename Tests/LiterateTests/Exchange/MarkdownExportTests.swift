import Foundation
import StepOutput
import TestSupport
import Testing

@testable import Literate

/// Exported Markdown is what any viewer shows.
@Suite struct MarkdownExportTests {
  @Test func everyKindOfOutputIsThere() throws {
    let lesson = try lesson(
      "---\ntitle: T*\nparameters: {n: 2}\n---\n```swift {#a, title=\"Do it\"}\n1  // (1)\n```\n1. A note.\n\nAfter.\n\n"
        + "```swift {#b, hide}\n2\n```\n\n```swift {#c, norun}\n3\n```\n")
    let record = ExchangeBench.record(
      of: lesson, ["a": ExchangeBench.outputs, "b": [.text("no")]], notices: ["Drawn."])
    var export = MarkdownExport(lesson: lesson, record: record, folder: nil, name: "out")
    let (text, files) = export.make()
    #expect(
      text == """
        # T\\*

        > Drawn.

        ```swift
        let n = 2
        ```

        **Do it**

        ```swift
        1  // (1)
        ```

        1. A note.

        ```text
        2/2 red
        more
        ```

        Standard error:

        ```text
        a warning
        ```

        **A \\| table**

        | name | n |
        | :-- | --: |
        | a\\|b \\<i\\> | 1 |
        | c d | 2 |

        In all: 3

        **A chart**

        ![It \\*rises\\*.](out-files/a.svg)

        **Pictures**

        <img src="out-files/a-picture.png" alt="a dot" width="48" height="48">\\
        ✗ one, two

        ![b](out-files/a-picture.jpg)

        whole

        > **An error was thrown:** no \\*luck\\* (`Lessons/x.md:3:4`)

        ```text
        thrown: E
        ```

        After.

        **(not run)**

        ```swift
        3
        ```

        """)
    #expect(files.map(\.path) == ["out-files/a.svg", "out-files/a-picture.png", "out-files/a-picture.jpg"])
    #expect(String(decoding: files[0].data, as: UTF8.self).contains("<title>light</title>"))
  }

  @Test func answersAreBehindDetails() throws {
    let lesson = try lesson(
      "# T\n\n```swift {#a, title=\"How many?\", answer}\n1  // (1)\n```\n1. A note.\n\nAfter.\n")
    var record = ExchangeBench.record(of: lesson, ["a": [.text("one\n")]])
    var export = MarkdownExport(lesson: lesson, record: record, folder: nil, name: "out")
    #expect(
      export.make().text == """
        # T

        **How many?**

        <details>
        <summary>Show the answer</summary>

        ```swift
        1  // (1)
        ```

        1. A note.

        ```text
        one
        ```

        </details>

        After.

        """)
    record.steps[0].state = .failed
    export = MarkdownExport(lesson: lesson, record: record, folder: nil, name: "out")
    let text = export.make().text
    #expect(text.contains("**How many? (failed)**") && !text.contains("details>"))
  }

  @Test func picturesOfTheProseComeAlong() throws {
    try withTemporaryFolder { folder in
      let lesson = try LessonParser.parse(contentsOf: ExchangeBench.writeEverything(into: folder))
      var export = MarkdownExport(lesson: lesson, record: nil, folder: folder, name: "all")
      let (text, files) = export.make()
      #expect(text.contains("![picture](all-files/pixel.png) and ![another](<all-files/a-pixel.png>)"))
      #expect(files.map(\.path) == ["all-files/pixel.png", "all-files/a-pixel.png"])
      // No attribute is left, and every picture that is shown is there.
      #expect(!text.contains("{#"))
    }
  }

  @Test(arguments: ExchangeBench.course.indices)
  func everyPictureOfTheCourseIsThere(_ index: Int) throws {
    let (lesson, record) = ExchangeBench.course[index]
    var export = MarkdownExport(lesson: lesson, record: record, folder: nil, name: lesson.name)
    let (text, files) = export.make()
    let shown = ProsePictures.urls(in: text)
    let small = text.matches(of: #/<img src="([^"]+)"/#).map { String($0.output.1) }
    #expect(Set(shown + small) == Set(files.map(\.path)))
    #expect(!text.contains("\r") && !text.contains("\u{1B}"))
  }

  @Test func whatLooksLikeMarkdownIsText() {
    #expect(GFM.escaped("1. *a* | <b>\n- x") == "1\\. \\*a\\* \\| \\<b\\> - x")
    #expect(GFM.escaped("- x") == "\\- x" && GFM.escaped("1.5") == "1.5" && GFM.escaped("-1") == "-1")
    #expect(GFM.fenced("````\n", info: "text") == "`````text\n````\n`````")
  }
}
