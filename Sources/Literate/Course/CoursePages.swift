import Files
import Foundation

/// The folder of the generated course. Every file in it is whole or not there.
public struct CoursePages {
  private let folder: URL
  private let lessons: [Lesson]
  private let introduction: Lesson?

  /// - Parameters:
  ///   - lessons: all of the course, for the links from page to page.
  ///   - introduction: what the course is, for the index; its title is the course's name.
  /// - Throws: when the folder cannot be made.
  public init(folder: URL, lessons: [Lesson], introduction: Lesson? = nil) throws {
    self.folder = folder
    self.lessons = lessons
    self.introduction = introduction
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Writes `NAME.json` and `NAME.html`.
  public func write(_ lesson: Lesson, _ record: LessonRecord) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try WholeFile.write(try encoder.encode(record) + Data("\n".utf8), to: file(lesson.name, "json"))
    let page = PageRenderer(course: title).render(lesson, record, course: entries())
    try WholeFile.write(Data(page.utf8), to: file(lesson.name, "html"))
  }

  /// Writes `index.html`, from the records that are there.
  public func writeIndex() throws {
    let page = IndexRenderer(course: title).render(entries(), introduction: introduction)
    try WholeFile.write(Data(page.utf8), to: file("index", "html"))
  }

  private var title: String { introduction?.title ?? "Lectern" }

  private func entries() -> [CourseEntry] { lessons.map { CourseEntry($0, record(of: $0.name)) } }

  /// What the last run of a lesson recorded, where there is one.
  public func record(of name: String) -> LessonRecord? {
    guard let data = try? Data(contentsOf: file(name, "json")) else { return nil }
    return try? JSONDecoder().decode(LessonRecord.self, from: data)
  }

  private func file(_ name: String, _ type: String) -> URL { folder.appendingPathComponent("\(name).\(type)") }
}
