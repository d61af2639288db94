import Foundation
import StepOutput
import TestSupport

@testable import Literate

/// Lessons that go to other programs and come back.
enum ExchangeBench {
  /// The lessons of the course with what was recorded of them.
  static let course: [(lesson: Lesson, record: LessonRecord)] = {
    let files = (try? Course(folder: Shared.package.appendingPathComponent("Lessons").path).files) ?? []
    return files.compactMap { file in
      guard let lesson = try? LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file),
        let record = try? RecordedLesson.read(lesson.name, in: Shared.package.appendingPathComponent("Output"))
      else { return nil }
      return (lesson, record)
    }
  }()

  /// A picture of one pixel.
  static let pixel =
    Data(
      base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
    ?? Data()

  /// A lesson with all that a fence can say, and its pictures in a folder.
  static let everything = """
    ---
    title: "All: of it"   # a comment
    summary: Of everything something.
    minutes: 3
    parameters:
      epochs: 5
      rate: 0.5
      whole: 2.0
      name: 'it''s "so"'
    ---


    Words with a ![picture](images/pixel.png) and ![another](<images/a pixel.png>).
    ~~~swift {#tilde, title="With \\"quotes\\", and more", fold}
    let fence = "```"
    ~~~
    ## A heading
    ```swift
    let noted = 1  // (1)
    let second = 2  // (2)
    ```

    1. The first.
    2. The second, with `code`.

    ````swift {#fails expect=error timeout=5 memory=1GB}
    let text = \"\"\"
    ```
    \"\"\"
    [1][3]
    ````

    ```swift {#hidden, hide}
    let unseen = 3
    ```
    ```swift {#read, norun}
    ```

    ```swift {#question, title="How many?",answer}
    noted + second
    ```

    ```bash
    echo not a step
    ```

    ```swift {exercise}
    // to do
    ```

    ```swift {hint}
    let hint = $x$
    ```

    ```markdown {hint}
    *Add* what was noted.
    ```

    ```swift {solution}
    let last = noted + unseen
    ```

    ```swift {check}
    check(last == 9, "not yet")
    ```

    ```swift {#last}
    noted + unseen
    ```


    The end, with $\\frac{1}{2}$.

    """

  /// Writes ``everything`` and its pictures into a folder.
  static func writeEverything(into folder: URL) throws -> URL {
    let images = folder.appendingPathComponent("images")
    try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
    for name in ["pixel.png", "a pixel.png"] { try pixel.write(to: images.appendingPathComponent(name)) }
    let file = folder.appendingPathComponent("01-all.md")
    try Data(everything.utf8).write(to: file)
    return file
  }

  /// A record in which the steps of a lesson showed something.
  static func record(of lesson: Lesson, _ outputs: [String: [StepOutput]], notices: [String] = []) -> LessonRecord {
    LessonRecord(
      name: lesson.name, file: lesson.file, title: lesson.title, versions: ["lectern": "0", "swift": "6"], seed: 0,
      parameters: Dictionary(lesson.parameters.map { ($0.name, $0.value) }) { $1 }, notices: notices,
      steps: lesson.steps.map { step in
        var record = StepRecord(
          step, state: step.attributes.norun ? .shownOnly : step.attributes.expectsError ? .failedAsExpected : .ran)
        record.outputs = outputs[step.id] ?? []
        return record
      }, seconds: nil)
  }

  /// One of each kind of output.
  static let outputs: [StepOutput] = [
    .text("1/2 \r2/2 \u{1B}[31mred\u{1B}[0m\n"), .text("more\n"), .errorText("a warning\n"),
    .table(
      .init(
        title: "A | table", columns: [.init("name"), .init("n", .right)], rows: [["a|b <i>", "1"], ["c\nd", "2"]],
        footer: ["In all: 3"])),
    .figure(
      .init(
        title: "A chart", description: "It *rises*.", light: "<svg width=\"2\" height=\"1\"><title>light</title></svg>",
        dark: "<svg width=\"2\" height=\"1\"><title>dark</title></svg>", data: .init(columns: [.init("x")], rows: []))),
    .images(
      .init(
        title: "Pictures",
        pictures: [
          .init(
            data: pixel, mediaType: "image/png", width: 1, height: 1, caption: "one\ntwo", alternativeText: "a dot",
            mark: .wrong, pixelated: true),
          .init(data: Data([1, 2]), mediaType: "image/jpeg", width: 20, height: 10, alternativeText: "b"),
        ])),
    .progress(.init(id: "p", fraction: 0.5, label: "half")), .progress(.init(id: "p", fraction: 1, label: "whole")),
    .notice("a notice"),
    .error(
      .init(kind: .thrown, message: "no *luck*", file: "Lessons/x.md", line: 3, column: 4, details: ["thrown: E"])),
  ]

  /// A notebook of these cells.
  static func notebook(_ cells: [[String: Any]], metadata: [String: Any]? = nil, version: Int = 4) throws -> Data {
    let kernel = ["kernelspec": ["name": "swift", "language": "swift", "display_name": "Swift"]]
    return try JSONSerialization.data(withJSONObject: [
      "nbformat": version, "nbformat_minor": 5, "metadata": metadata ?? kernel, "cells": cells,
    ])
  }

  static func cell(_ type: String, _ source: Any, _ more: [String: Any] = [:]) -> [String: Any] {
    ["cell_type": type, "source": source, "metadata": [String: Any](), "outputs": [Any]()].merging(more) { $1 }
  }

  /// Imports a notebook that is written for that.
  static func imported(_ data: Data, name: String = "made") throws -> ImportedLesson {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("notes.ipynb")
      try data.write(to: file)
      return try NotebookImport.lesson(of: file, file: "notes.ipynb", name: name)
    }
  }

  static func imported(_ cells: [[String: Any]], metadata: [String: Any]? = nil) throws -> ImportedLesson {
    try imported(notebook(cells, metadata: metadata))
  }
}
