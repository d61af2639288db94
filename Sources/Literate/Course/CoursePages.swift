import Files
import Foundation

/// The folder of the generated course. Every file in it is whole or not there.
public struct CoursePages {
  private let folder: URL
  private let lessons: [Lesson]

  /// - Parameter lessons: all of the course, for the links from page to page.
  /// - Throws: when the folder cannot be made.
  public init(folder: URL, lessons: [Lesson]) throws {
    self.folder = folder
    self.lessons = lessons
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Writes `NAME.json` and `NAME.html`.
  public func write(_ lesson: Lesson, _ record: LessonRecord) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try WholeFile.write(try encoder.encode(record) + Data("\n".utf8), to: file(lesson.name, "json"))
    let page = PageRenderer().render(lesson, record, course: entries())
    try WholeFile.write(Data(page.utf8), to: file(lesson.name, "html"))
  }

  /// Writes `index.html`, from the records that are there.
  public func writeIndex() throws {
    try WholeFile.write(Data(IndexRenderer().render(entries()).utf8), to: file("index", "html"))
  }

  private func entries() -> [CourseEntry] { lessons.map { CourseEntry($0, record(of: $0.name)) } }

  /// What the last run of a lesson recorded, where there is one.
  public func record(of name: String) -> LessonRecord? {
    guard let data = try? Data(contentsOf: file(name, "json")) else { return nil }
    return try? JSONDecoder().decode(LessonRecord.self, from: data)
  }

  private func file(_ name: String, _ type: String) -> URL { folder.appendingPathComponent("\(name).\(type)") }
}
