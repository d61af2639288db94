import Foundation
import TestSupport
import Testing

@testable import Literate

/// What is no notebook is told in a sentence, and never more than that.
@Suite struct BrokenNotebookTests {
  @Test(arguments: [
    ("", "notes.ipynb is no notebook: a notebook is JSON, and this is not"),
    ("hello", "a notebook is JSON"), ("[1, 2]", "it is no JSON object"), ("{\"a\": 1}", "it has no number `nbformat`"),
    ("{\"nbformat\": 4}", "it has no list of `cells`"), ("{\"nbformat\": 4, \"cells\": {}}", "no list of `cells`"),
    ("{\"nbformat\": 4, \"cells\": [3]}", "one of its cells is no object"),
    ("{\"nbformat\": 3, \"worksheets\": [{\"cells\": 1}]}", "no list of `cells`"),
    ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "its cell 1 has no text `input`"),
    (
      "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": 5}]}", "its cell 1 has no text `source`, but"
    ),
    ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\\ud800\"}]}", "half a character"),
    ("{\"nbformat\": \"4\"}", "no number `nbformat`"), ("{\"nbformat\": 5, \"cells\": 7}", "of nbformat 5; 3 and 4"),
  ])
  func itIsToldInASentence(_ text: String, _ words: String) throws {
    do {
      _ = try ExchangeBench.imported(Data(text.utf8))
      Issue.record("\(text.prefix(60)) was read")
    } catch let error as ImportError {
      #expect("\(error)".contains(words) && "\(error)".contains("notes.ipynb"), "\(error)")
    }
  }

  @Test func whatIsNestedWithoutEndIsTold() {
    let text = "{\"nbformat\": 4, \"cells\": " + String(repeating: "[", count: 100_000)
    #expect(throws: ImportError.notJSON("notes.ipynb", reason: "")) { try ExchangeBench.imported(Data(text.utf8)) }
  }

  @Test func whatIsOfAnotherKindWithinIsLeftOut() throws {
    let made = try ExchangeBench.imported([
      ExchangeBench.cell(
        "code", "1",
        [
          "id": 5, "metadata": ["tags": "x", "jupyter": 3, "lectern": ["fence": ["x"], "blankLines": "many"]],
          "outputs": "none", "execution_count": [1],
        ]),
      ExchangeBench.cell("markdown", "x", ["attachments": [1], "metadata": 7]),
      ExchangeBench.cell(
        "code", "2", ["metadata": ["lectern": ["fence": "```swift {#a}\n```\ninjected", "blankLines": 1_000_000]]]),
      ExchangeBench.cell("code", "3", ["metadata": ["lectern": ["fence": "```python"]]]),
      ExchangeBench.cell("hologram", "4"),
    ])
    #expect(!made.markdown.contains("injected") && made.markdown.utf8.count < 400)
    #expect(made.stepCount == 3 && made.markdown.contains("```text\n4\n```"))
  }

  @Test func frontMatterCannotEndEarly() throws {
    let made = try ExchangeBench.imported(
      [ExchangeBench.cell("code", "1")],
      metadata: [
        "language_info": ["name": "swift"], "lectern": ["frontMatter": "title: x\n---\n```swift\nevil()\n```"],
      ])
    #expect(!made.markdown.contains("evil") && made.remarks.count == 1)
  }

  /// Cut anywhere, and with any byte changed, a notebook is read or refused.
  @Test func noDamageIsMoreThanASentence() throws {
    let (lesson, record) = try sample()
    let data = try NotebookExport(lesson: lesson, record: record, folder: nil).data()
    var numbers = SystemRandomNumberGenerator()
    var refused = 0
    for round in 0..<150 {
      var damaged = data
      if round % 2 == 0 {
        damaged = damaged.prefix(Int.random(in: 0..<data.count, using: &numbers))
      } else {
        for _ in 0..<Int.random(in: 1...40, using: &numbers) {
          damaged[Int.random(in: 0..<data.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
        }
      }
      do { _ = try ExchangeBench.imported(damaged) } catch is ImportError { refused += 1 }
    }
    #expect(refused >= 70)
  }

  @Test func aFileThatIsTooLargeIsNotRead() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("large.ipynb")
      try Data().write(to: file)
      #expect(truncate(file.path, 200_000_000) == 0)
      #expect(throws: ImportError.tooLarge("large.ipynb", bytes: 200_000_000, most: 64_000_000)) {
        try NotebookImport.lesson(of: file, file: "large.ipynb", name: "x")
      }
      #expect(throws: ImportError.isFolder("folder")) {
        try NotebookImport.lesson(of: folder, file: "folder", name: "x")
      }
    }
  }
}
