import Foundation
import Testing

@testable import Literate

@Suite struct CourseIntroductionTests {
  /// A folder with these files, which is gone afterwards.
  private func withFolder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("course-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    try body(folder)
  }

  @Test func theReadmeIsNoLessonButNamesTheCourse() throws {
    try withFolder(["README.md": "# The *course*\n\nWhat it is.\n", "01-a.md": "A lesson.\n"]) { folder in
      let course = try Course(folder: folder.path)
      #expect(course.files.map { URL(fileURLWithPath: $0).lastPathComponent } == ["01-a.md"])
      let introduction = try #require(try course.introduction())
      #expect(introduction.title == "The course")

      let lessons = try course.files.map { try LessonParser.parse(contentsOf: URL(fileURLWithPath: $0), file: $0) }
      let output = folder.appendingPathComponent("out")
      try CoursePages(folder: output, lessons: lessons, introduction: introduction).writeIndex()
      let index = try String(contentsOf: output.appendingPathComponent("index.html"), encoding: .utf8)
      #expect(index.contains("<h1>The course</h1>"))
      #expect(index.contains("<p>What it is.</p>"))
    }
  }

  @Test func aCourseNeedsNoIntroduction() throws {
    try withFolder(["01-a.md": "A lesson.\n"]) { folder in
      let introduction = try Course(folder: folder.path).introduction()
      #expect(introduction == nil)
    }
  }
}
