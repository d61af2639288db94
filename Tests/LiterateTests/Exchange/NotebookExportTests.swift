import Foundation
import StepOutput
import TestSupport
import Testing

@testable import Literate

/// Notebooks are what Jupyter says a notebook is, and come back as the lesson that they were.
@Suite struct NotebookExportTests {
  private static func cells(_ data: Data) throws -> [[String: Any]] {
    let notebook = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return notebook?["cells"] as? [[String: Any]] ?? []
  }

  private static func text(_ value: Any?) -> String { (value as? [String])?.joined() ?? value as? String ?? "" }

  @Test func thereAreLessons() { #expect(ExchangeBench.course.count >= 12) }

  @Test(arguments: ExchangeBench.course.indices)
  func aLessonOfTheCourseComesBackAsItWas(_ index: Int) throws {
    let (lesson, record) = ExchangeBench.course[index]
    let folder = URL(fileURLWithPath: lesson.file).deletingLastPathComponent()
    for record in [record, nil] {
      let data = try NotebookExport(lesson: lesson, record: record, folder: folder).data()
      let mistakes = try NotebookFormat.mistakes(in: data)
      #expect(mistakes == [])
      let back = try ExchangeBench.imported(data)
      #expect(back.markdown == lesson.markdown)
      #expect(back.remarks == [] && back.stepCount == lesson.steps.count)
    }
  }

  @Test func everythingComesBackAsItWas() throws {
    try withTemporaryFolder { folder in
      let file = try ExchangeBench.writeEverything(into: folder)
      let lesson = try LessonParser.parse(contentsOf: file)
      let data = try NotebookExport(lesson: lesson, record: nil, folder: folder).data()
      let mistakes = try NotebookFormat.mistakes(in: data)
      #expect(mistakes == [])
      let back = try ExchangeBench.imported(data)
      #expect(back.markdown == ExchangeBench.everything)
      #expect(back.remarks == [])
      let places = back.pictures.map(\.path).sorted()
      #expect(places == ["images/a pixel.png", "images/pixel.png"])
      #expect(back.pictures.allSatisfy { $0.data == ExchangeBench.pixel })
      let again = try LessonParser.parse(text: back.markdown, file: lesson.file, folder: folder)
      #expect(again.steps == lesson.steps && again.parameters == lesson.parameters && again.notes == lesson.notes)
      #expect(again.title == lesson.title && again.minutes == 3 && again.summary == lesson.summary)
    }
  }

  @Test func proseIsTheFilesOwnAndItsPicturesAreIn() throws {
    try withTemporaryFolder { folder in
      let lesson = try LessonParser.parse(contentsOf: ExchangeBench.writeEverything(into: folder))
      let cells = try Self.cells(NotebookExport(lesson: lesson, record: nil, folder: folder).data())
      let first = try #require(cells.first { ($0["id"] as? String)?.hasPrefix("prose") == true })
      #expect(
        Self.text(first["source"])
          == "Words with a ![picture](attachment:pixel.png) and ![another](<attachment:a-pixel.png>).")
      let pictures = first["attachments"] as? [String: [String: String]]
      #expect(pictures?["pixel.png"]?["image/png"] == ExchangeBench.pixel.base64EncodedString())
      #expect(Self.text(cells.last?["source"]) == "The end, with $\\frac{1}{2}$.")
    }
  }

  @Test func attributesAreWhatOtherToolsKnowToo() throws {
    try withTemporaryFolder { folder in
      let lesson = try LessonParser.parse(contentsOf: ExchangeBench.writeEverything(into: folder))
      let cells = try Self.cells(NotebookExport(lesson: lesson, record: nil, folder: folder).data())
      func tags(_ id: String) -> [String]? {
        (cells.first { $0["id"] as? String == id }?["metadata"] as? [String: Any])?["tags"] as? [String]
      }
      #expect(tags("fails") == ["raises-exception"] && tags("read") == ["skip-execution"])
      #expect(tags("hidden") == ["remove-cell"] && tags("parameters") == ["parameters"])
      let parameters = cells.first { $0["id"] as? String == "parameters" }
      #expect(
        Self.text(parameters?["source"])
          == "let epochs = 5\nlet rate = 0.5\nlet whole = 2.0\nlet name = \"it's \\\"so\\\"\"")
    }
  }

  /// Jupyter folds both, unless there is a failure to be seen.
  @Test func answersAreFolded() throws {
    let lesson = try lesson("# T\n\n```swift {#a, answer}\n1\n```\n\n```swift {#b, fold}\n2\n```\n")
    func metadata(_ state: StepRecord.State) throws -> [NSDictionary] {
      var record = ExchangeBench.record(of: lesson, ["a": [.text("one")]])
      record.steps[0].state = state
      let data = try NotebookExport(lesson: lesson, record: record, folder: nil).data()
      #expect(try NotebookFormat.mistakes(in: data) == [])
      #expect(try ExchangeBench.imported(data).markdown == lesson.markdown)
      return try Self.cells(data).suffix(2).map { cell in
        let all = cell["metadata"] as? [String: Any] ?? [:]
        return NSDictionary(dictionary: all.filter { $0.key == "jupyter" || $0.key == "collapsed" })
      }
    }
    let ran = try metadata(.ran)
    #expect(ran[0] == ["collapsed": true, "jupyter": ["source_hidden": true, "outputs_hidden": true]])
    #expect(ran[1] == ["jupyter": ["source_hidden": true]])
    #expect(try metadata(.failed)[0] == [:] && metadata(.stoppedEarly)[0] == [:])
  }

  @Test func outputsAreOutputs() throws {
    let lesson = try lesson("# T\n\n```swift {#a}\n1\n```\n\n```swift {#b, hide}\n2\n```\n")
    let record = ExchangeBench.record(
      of: lesson, ["a": ExchangeBench.outputs, "b": [.text("no")]], notices: ["Drawn."])
    let data = try NotebookExport(lesson: lesson, record: record, folder: nil).data()
    #expect(try NotebookFormat.mistakes(in: data) == [])
    let cells = try Self.cells(data)
    #expect(cells.map { Self.text($0["source"]) } == ["> Drawn.", "# T", "1", "2"])
    #expect((cells[3]["outputs"] as? [Any])?.isEmpty == true)
    let outputs = cells[2]["outputs"] as? [[String: Any]] ?? []
    let types = outputs.map { ($0["output_type"] as? String ?? "") + " " + ($0["name"] as? String ?? "") }
    #expect(types.prefix(2) == ["stream stdout", "stream stderr"] && types.last == "error ")
    // What was drawn over is gone.
    #expect(Self.text(outputs[0]["text"]) == "2/2 red\nmore\n")
    let bundles = outputs.compactMap { $0["data"] as? [String: Any] }
    #expect(Self.text(bundles[0]["text/html"]).contains("<td style=\"text-align: left\">a|b &lt;i&gt;</td>"))
    #expect(Self.text(bundles[0]["text/plain"]).contains("In all: 3"))
    #expect(Self.text(bundles[2]["image/svg+xml"]).hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(Self.text(bundles[1]["text/markdown"]) == "**A chart**")
    #expect(Self.text(bundles[2]["text/plain"]) == "It *rises*.")
    #expect(Self.text(bundles[3]["text/markdown"]) == "**Pictures**")
    #expect(bundles[4]["image/png"] as? String == ExchangeBench.pixel.base64EncodedString())
    #expect(Self.text(bundles[5]["text/plain"]) == "✗ one, two")
    #expect(bundles[6]["image/jpeg"] as? String == "AQI=")
    let size = (outputs[6]["metadata"] as? [String: [String: Int]])?["image/png"]
    #expect(size == ["width": 48, "height": 48])
    #expect(Self.text(outputs[outputs.count - 2]["text"]) == "whole\n")
    #expect(outputs.last?["evalue"] as? String == "no *luck*")
    #expect(outputs.last?["traceback"] as? [String] == ["Lessons/x.md:3:4: no *luck*", "thrown: E"])
  }

  @Test func colourThatNothingWasDrawnOverStays() throws {
    #expect(ShownText.final("\u{1B}[31mred\u{1B}[0m\n") == "\u{1B}[31mred\u{1B}[0m\n")
    #expect(ShownText.plain("\u{1B}[31mred\u{1B}[0m\n") == "red\n")
    let long = String(repeating: "line\n", count: 400_000)
    #expect(ShownText.final(long).utf8.count < 30_000 && ShownText.final(long).contains("lines are left out here"))
  }

  @Test func idsAreShortAndEachOnce() throws {
    let long = String(repeating: "a", count: 80)
    let lesson = try lesson(
      "words\n```swift {#\(long)}\n```\nmore\n```swift {#\(long)b}\n```\n```swift {#prose-1}\n```\n")
    let data = try NotebookExport(lesson: lesson, record: nil, folder: nil).data()
    #expect(try NotebookFormat.mistakes(in: data) == [])
    #expect(try ExchangeBench.imported(data).markdown == lesson.markdown)
  }
}
