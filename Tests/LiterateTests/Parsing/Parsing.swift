import Foundation
import Testing

@testable import Literate

/// The lesson of a text in `Lesson.md`.
func lesson(_ text: String) throws -> Lesson { try LessonParser.parse(text: text, file: "Lessons/01-lesson.md") }

/// The mistakes of a text, as `line: problem` or `line:column: problem`.
func mistakes(_ text: String) -> [LessonError] {
  do {
    _ = try lesson(text)
    return []
  } catch let errors as LessonErrors {
    return errors.errors
  } catch {
    Issue.record("not LessonErrors but \(error)")
    return []
  }
}

/// All prose of a lesson as HTML.
func prose(_ text: String) throws -> String {
  try lesson(text).blocks.map { if case .prose(let html) = $0 { html } else { "" } }.joined()
}
