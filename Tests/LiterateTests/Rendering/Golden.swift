import Foundation
import Testing

@testable import Literate

/// Files that hold what was expected once. `LECTERN_RECORD=1 swift test` writes them anew, and fails that run.
enum Golden {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")

  /// Compares a text with a file of the folder.
  static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["LECTERN_RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record(
        "\(name) was recorded anew; look at its changes and run without LECTERN_RECORD", sourceLocation: sourceLocation)
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    if text == expected { return }
    let lines = (text.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    let first = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }
    let words = first.map { "line \($0.offset + 1) is\n\($0.element.0)\nand was\n\($0.element.1)" } ?? "the end differs"
    Issue.record("\(name): \(words)\nIf it is right now, record it by LECTERN_RECORD=1", sourceLocation: sourceLocation)
  }
}

/// The lesson of the golden page and what happened in it.
func sample() throws -> (lesson: Lesson, record: LessonRecord) {
  let name = "04-train-the-head"
  let lesson = try LessonParser.parse(
    contentsOf: Golden.folder.appendingPathComponent("\(name).md"), file: "Lessons/\(name).md")
  let record = try JSONDecoder().decode(
    LessonRecord.self, from: Data(contentsOf: Golden.folder.appendingPathComponent("\(name).json")))
  return (lesson, record)
}

/// A course with a lesson in its middle.
func sampleCourse(_ lesson: Lesson, _ record: LessonRecord) -> [CourseEntry] {
  [
    CourseEntry(
      name: "01-load-a-pretrained-model", title: "Load a pretrained model",
      summary: "Somebody has spent weeks of computing on a network that sees. We load it in one line and look inside.",
      minutes: 5, state: .ran, seconds: 0.84),
    CourseEntry(
      name: "03-cut-the-top-off", title: "Cut the top off",
      summary: "Why a thousand classes are the wrong ones.", minutes: 8, state: .ran, seconds: 1.2),
    CourseEntry(lesson, record),
    CourseEntry(name: "05-add-augmentation", title: "Add augmentation", minutes: 8),
  ]
}
