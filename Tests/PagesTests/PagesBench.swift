import Foundation
import StepOutput
import TestSupport

@testable import Literate

/// The pages of the course, and of lessons that tests write, in a folder of their own.
struct PagesBench {
  let folder: URL
  /// The pages' names, the index last.
  let pages: [String]
  private let scratch: ScratchFolder

  /// The committed course: its lessons with what its last run recorded.
  static func course() throws -> PagesBench {
    let package = Shared.package
    let course = try Course(folder: package.appendingPathComponent("Lessons").path)
    let lessons = try course.files.map {
      let name = "Lessons/" + URL(fileURLWithPath: $0).lastPathComponent
      var lesson = try LessonParser.parse(contentsOf: URL(fileURLWithPath: $0), file: name)
      lesson.file = name
      return lesson
    }
    let records = try lessons.map { lesson in
      let file = package.appendingPathComponent("Output/\(lesson.name).json")
      return try JSONDecoder().decode(LessonRecord.self, from: Data(contentsOf: file))
    }
    return try PagesBench(lessons, records, introduction: try course.introduction())
  }

  /// Lessons that have run with these outputs in each of their steps, or with those that `each` gives to each step.
  static func lessons(
    _ texts: [(name: String, text: String)], outputs: [StepOutput], each: ((Lesson) -> [[StepOutput]])? = nil
  ) throws -> PagesBench {
    let lessons = try texts.map { try LessonParser.parse(text: $0.text, file: "Lessons/\($0.name).md") }
    let records = lessons.map { lesson in
      let own = each?(lesson)
      return LessonRecord(
        name: lesson.name, file: lesson.file, title: lesson.title, versions: ["lectern": "0", "swift": "6"], seed: 0,
        parameters: [:], notices: [],
        steps: lesson.steps.enumerated().map { index, step in
          StepRecord(
            id: step.id, title: step.title, firstLine: step.line, lastLine: step.line, state: .ran, seconds: 0.1,
            outputs: own?[index] ?? outputs)
        }, seconds: 1)
    }
    return try PagesBench(lessons, records, introduction: nil)
  }

  private init(_ lessons: [Lesson], _ records: [LessonRecord], introduction: Lesson?) throws {
    scratch = try ScratchFolder()
    folder = ProcessInfo.processInfo.environment["LECTERN_PAGES"].map { URL(fileURLWithPath: $0) } ?? scratch.url
    let pages = try CoursePages(folder: folder, lessons: lessons, introduction: introduction)
    for (lesson, record) in zip(lessons, records) { try pages.write(lesson, record) }
    try pages.writeIndex()
    self.pages = lessons.map(\.name) + ["index"]
  }

  func url(_ page: String) -> URL { folder.appendingPathComponent(page + ".html") }
}
