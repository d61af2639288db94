import Foundation
import TestSupport
import Testing

@testable import Literate

/// What a lesson's last run showed goes with the lesson only where it is of the lesson.
@Suite struct LastRunTests {
  private static let text =
    "---\nparameters:\n  n: 1\n  rate: 2.0\n---\nwords\n```swift {#a}\n1\n```\n```swift {#b}\n2\n```\n"

  /// Runs `body` with a folder that has the record, and the page, of ``text``.
  private func with(page: Bool, _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let original = try lesson(Self.text)
      let pages = try CoursePages(folder: folder, lessons: [original])
      try pages.write(original, ExchangeBench.record(of: original, ["a": [.text("1\n")]]))
      if !page { try FileManager.default.removeItem(at: folder.appendingPathComponent("01-lesson.html")) }
      try body(folder)
    }
  }

  @Test(arguments: [true, false]) func whatIsTheSameIsTaken(page: Bool) throws {
    try with(page: page) { folder in
      let record = try LastRun.record(of: lesson(Self.text), in: folder)
      #expect(record.steps[0].outputs == [.text("1\n")])
      let reworded = Self.text.replacing("words", with: "other\n\nwords").replacing("{#a}", with: "{#a, fold}")
      let again = try LastRun.record(of: lesson(reworded), in: folder)
      #expect(again.name == "01-lesson")
    }
  }

  @Test(arguments: [
    ("2\n```", "3\n```", 11), ("{#b}", "{#c}", 11), ("{#b}", "{#b, expect=error}", 11),
    ("1\n```\n", "1\n```\n```swift\n9\n```\n", 11),
  ])
  func otherStepsAreTold(old: String, new: String, line: Int) throws {
    try with(page: true) { folder in
      let changed = try lesson(Self.text.replacing(old, with: new))
      do {
        _ = try LastRun.record(of: changed, in: folder)
        Issue.record("\(new) was taken for the same")
      } catch let error as ExportError {
        guard case .otherSource(_, "01-lesson", "Lessons/01-lesson.md", line) = error else { throw error }
        #expect("\(error)".contains("`lectern run 01-lesson`") && "\(error)".contains("--without-outputs"))
      }
    }
  }

  /// Without the page, how long the steps were still tells most of it.
  @Test func withoutThePageTheRecordTells() throws {
    try with(page: false) { folder in
      for changed in [
        Self.text.replacing("2\n```", with: "2\n3\n```"), Self.text.replacing("{#b}", with: "{#b, norun}"),
      ] {
        #expect(throws: ExportError.self) { try LastRun.record(of: lesson(changed), in: folder) }
      }
    }
  }

  @Test func otherValuesAndNoRecordAreTold() throws {
    try with(page: true) { folder in
      do {
        _ = try LastRun.record(of: lesson(Self.text.replacing("n: 1", with: "n: 4")), in: folder)
        Issue.record("the value was not seen")
      } catch let error as ExportError {
        #expect("\(error)".contains("was made with n = 1, and the lesson says 4"), "\(error)")
      }
      let other = try LessonParser.parse(text: Self.text, file: "02-other.md")
      #expect(throws: RecordError.self) { try LastRun.record(of: other, in: folder) }
    }
  }

  @Test func theCourseIsAsRecorded() throws {
    for (lesson, _) in ExchangeBench.course {
      #expect(throws: Never.self) {
        try LastRun.record(of: lesson, in: Shared.package.appendingPathComponent("Output"))
      }
    }
  }
}
