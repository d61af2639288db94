import Foundation
import TestSupport
import Testing

@testable import Literate

/// Notebooks of others become lessons; what cannot run is kept and told.
@Suite struct NotebookImportTests {
  private typealias Bench = ExchangeBench

  private func lesson(_ made: ImportedLesson) throws -> Lesson {
    try LessonParser.parse(text: made.markdown, file: "made.md")
  }

  @Test func cellsBecomeProseAndSteps() throws {
    let made = try Bench.imported([
      Bench.cell("markdown", ["# Title\n", "words"]), Bench.cell("code", "let a = 1\n"),
      Bench.cell("markdown", "## Load the data"), Bench.cell("code", ["let b = 2\n", "b"], ["id": "9f8e7d6c"]),
      Bench.cell("code", "a + b", ["id": "the-sum"]), Bench.cell("code", "  "), Bench.cell("raw", "raw *text*"),
    ])
    #expect(
      made.markdown == """
        # Title
        words

        ```swift {#title}
        let a = 1
        ```

        ## Load the data

        ```swift {#load-the-data}
        let b = 2
        b
        ```

        ```swift {#the-sum}
        a + b
        ```

        ```text
        raw *text*
        ```

        """)
    #expect(made.remarks == [] && made.stepCount == 3)
    #expect(try lesson(made).steps.map(\.id) == ["title", "load-the-data", "the-sum"])
  }

  @Test func magicsAndAbsentModulesAreCommentsAndTold() throws {
    let made = try Bench.imported([
      Bench.cell("code", "%install '.package(url: \"u\")' Y\nimport TensorFlow\nimport Foundation\nprint(1)"),
      Bench.cell("code", "!pip install numpy\n%matplotlib inline"), Bench.cell("code", "%%html\n<b>x</b>"),
      Bench.cell("code", "let s = \"\"\"\n%not a magic\n\"\"\"\nlet no = !true"),
    ])
    let steps = try lesson(made).steps
    #expect(steps.map(\.attributes.norun) == [true, false, true, true, false])
    #expect(steps[0].source == "// %install '.package(url: \"u\")' Y\n// import TensorFlow\n")
    #expect(steps[1].source == "import Foundation\nprint(1)\n")
    #expect(steps[3].source == "// %%html\n// <b>x</b>\n")
    #expect(steps[4].source.contains("\n%not a magic\n"))
    #expect(
      made.remarks.map(\.description) == [
        "cell 1: `%install '.package(url: \"u\")' Y` is a magic of notebooks; kept as a comment",
        "cell 1: there is no module TensorFlow; kept as a comment",
        "cell 2: `!pip install numpy` is a magic of notebooks; kept as a comment",
        "cell 2: `%matplotlib inline` is a magic of notebooks; kept as a comment",
        "cell 3: `%%html` is a magic of notebooks, and with it the whole cell; kept as a comment",
      ])
  }

  @Test func fencesInCodeGetLongerOnes() throws {
    let code = "let s = \"\"\"\n```\n````\n\"\"\""
    #expect(try lesson(Bench.imported([Bench.cell("code", code)])).steps.map(\.source) == [code + "\n"])
  }

  /// Whatever a Markdown cell opens, the step after it is a step.
  @Test(arguments: [
    "```\nopen", "~~~~ python\nopen", "<!-- open", "<script>\nopen", "<pre>open", "> ```\n> open",
    "- item\n  ```\n  open",
    "<?php", "<![CDATA[", "text\n---", "---\nkey: value\n---", "| a |\n| - |", "[^1]: note", "    indented", "$$\nx",
  ])
  func noProseTakesTheNextStepIn(_ text: String) throws {
    let made = try Bench.imported([Bench.cell("markdown", text), Bench.cell("code", "let after = 1")])
    let tree = MarkdownTree(made.markdown)
    let last = withExtendedLifetime(tree) { tree.root.children.last.map { ($0.fenceInfo, $0.literal) } }
    #expect(last?.0.hasPrefix("swift {#") == true && last?.1 == "let after = 1\n", "\(made.markdown)")
    #expect(!made.markdown.hasPrefix("---"))
  }

  @Test func fencesOfSwiftInProseAreNotRun() throws {
    let made = try Bench.imported([
      Bench.cell("markdown", "Look:\n```swift\nlet a = ###\n```\n- item\n  ```swift\n  b\n  ```"),
      Bench.cell("code", "1"),
    ])
    #expect(try lesson(made).steps.map(\.attributes.norun) == [true, false])
    #expect(made.remarks.map(\.cell) == [1, 1])
  }

  @Test func tagsOfJupyterAreAttributes() throws {
    let made = try Bench.imported([
      Bench.cell("code", "a", ["metadata": ["tags": ["raises-exception"], "jupyter": ["source_hidden": true]]]),
      Bench.cell("code", "b", ["metadata": ["tags": ["skip-execution", "raises-exception"]]]),
      Bench.cell("code", "c", ["metadata": ["tags": ["remove-cell"]]]),
      Bench.cell("code", "d", ["metadata": ["jupyter": ["source_hidden": true, "outputs_hidden": true]]]),
      Bench.cell("code", "e", ["metadata": ["collapsed": true, "jupyter": ["source_hidden": true]]]),
      Bench.cell("code", "f", ["metadata": ["collapsed": true]]),
    ])
    let attributes = try lesson(made).steps.map(\.attributes)
    #expect(attributes[0].expectsError && attributes[0].fold && attributes[1].norun && !attributes[1].expectsError)
    #expect(attributes[2].hide && !attributes[2].answer && !attributes[0].answer)
    #expect(attributes[3].answer && attributes[4].answer && !attributes[4].fold && !attributes[5].answer)
  }

  @Test func theThirdFormatIsReadToo() throws {
    let data = try JSONSerialization.data(withJSONObject: [
      "nbformat": 3, "metadata": ["name": ""],
      "worksheets": [
        [
          "cells": [
            ["cell_type": "heading", "level": 2, "source": ["Three"]],
            ["cell_type": "code", "language": "swift", "input": ["print(3)"], "outputs": [Any]()],
            ["cell_type": "code", "language": "python", "input": "x", "outputs": [Any]()],
          ]
        ]
      ],
    ])
    let made = try Bench.imported(data)
    #expect(made.markdown == "## Three\n\n```swift {#three}\nprint(3)\n```\n\n```text\nx\n```\n")
    #expect(made.remarks.map(\.cell) == [3])
  }

  @Test func picturesAreFilesBesideAndNowhereElse() throws {
    let picture = ["image/png": Bench.pixel.base64EncodedString()]
    let names = [
      "a.png": "../../evil.png", "b c.png": "/tmp/evil.png", "c.png": "x/.hidden/c.png", "d.png": "ok/d.png",
    ]
    let made = try Bench.imported([
      Bench.cell(
        "markdown",
        "![](attachment:a.png) ![](<attachment:b c.png>) ![](attachment:c.png) ![](attachment:d.png) ![](attachment:e.txt)",
        [
          "attachments": [
            "a.png": picture, "b c.png": picture, "c.png": picture, "d.png": picture, "e.txt": ["text/x": ""],
          ],
          "metadata": ["lectern": ["pictures": names]],
        ])
    ])
    #expect(made.pictures.map(\.path) == ["made-files/a.png", "made-files/b-c.png", "made-files/c.png", "ok/d.png"])
    #expect(
      made.markdown.hasPrefix("![](made-files/a.png) ![](<made-files/b-c.png>) ![](made-files/c.png) ![](ok/d.png)"))
    #expect(made.remarks.count == 1)
  }

  @Test func anEditedExportKeepsWhatWasEdited() throws {
    let original = try LessonParser.parse(
      text: "---\ntitle: T\nparameters:\n  n: 1\n---\n\n```swift {#a, fold}\nlet a = n\n```\n", file: "x.md")
    let data = try NotebookExport(lesson: original, record: nil, folder: nil).data()
    var notebook = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    var cells = try #require(notebook["cells"] as? [[String: Any]])
    cells[0]["source"] = "# Another"
    cells[1]["source"] = "let n = 2"
    cells.append(cells[2])
    cells[2]["source"] = "let a = \"```\"\n```"
    notebook["cells"] = cells
    let made = try Bench.imported(JSONSerialization.data(withJSONObject: notebook))
    #expect(
      made.markdown == """
        ---
        title: T
        parameters:
          n: 1
        ---

        # Another

        ```swift {#parameters}
        let n = 2
        ```

        ````swift {#a, fold}
        let a = "```"
        ```
        ````

        ```swift {#another, fold}
        let a = n
        ```

        """)
    #expect(made.remarks.map(\.cell) == [1, 2, 4])
  }

  @Test func notebooksOfOtherLanguagesAreRefused() throws {
    for metadata: [String: Any] in [
      ["kernelspec": ["name": "python3", "language": "python"]], ["language_info": ["name": "python"]],
      ["kernelspec": ["name": "python3"]],
    ] {
      #expect(throws: ImportError.otherLanguage("notes.ipynb", language: "python")) {
        try Bench.imported([Bench.cell("code", "print('x')")], metadata: metadata)
      }
    }
    let made = try Bench.imported([Bench.cell("code", "print(1)")], metadata: [:])
    #expect(made.remarks.map(\.description) == ["the notebook does not say its language; its code is taken for Swift"])
    let colab = ["kernelspec": ["name": "swift", "display_name": "Swift"]]
    #expect(try Bench.imported([Bench.cell("code", "print(1)")], metadata: colab).remarks == [])
  }
}
