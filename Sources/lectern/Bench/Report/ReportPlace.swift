import Foundation
import Literate

/// Where a report goes: beside the pages of the course that is here, if there is one.
struct ReportPlace {
  let output: URL

  /// - Throws: `PagesError`, `CourseStyleError`.
  func pages() throws -> CoursePages {
    guard let course = try? Course(folder: "Lessons") else { return try CoursePages(folder: output, lessons: []) }
    // A lesson that cannot be read just now is not what this is about.
    let lessons = course.files.compactMap { try? LessonParser.parse(contentsOf: URL(fileURLWithPath: $0), file: $0) }
    return try CoursePages(
      folder: output, lessons: lessons, introduction: try? course.introduction(), history: RunHistory(output: output))
  }
}
