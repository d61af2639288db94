import Files
import Foundation

/// The folder of the generated course. Every file in it is whole or not there.
public struct CoursePages {
  private let folder: URL
  private let lessons: [Lesson]
  private let introduction: Lesson?
  private let style: String

  /// - Parameters:
  ///   - lessons: all of the course, for the links from page to page.
  ///   - introduction: what the course is, for the index; its title is the course's name.
  /// - Throws: ``PagesError`` when the folder cannot be made or written; ``CourseStyleError``.
  public init(folder: URL, lessons: [Lesson], introduction: Lesson? = nil) throws {
    self.folder = folder
    self.lessons = lessons
    self.introduction = introduction
    style = try CourseStyle.read(beside: introduction?.file ?? lessons.first?.file)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // Told before the lessons run and not after.
      guard access(folder.path, W_OK) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EACCES) }
    } catch {
      throw PagesError.folder(folder.relativePath, reason: SystemReason.words(of: error))
    }
    removeLeftovers()
  }

  /// Writes `NAME.json` and `NAME.html`.
  ///
  /// - Throws: ``PagesError``; the files of an earlier run are then as they were.
  public func write(_ lesson: Lesson, _ record: LessonRecord) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(try encoder.encode(record) + Data("\n".utf8), to: file(lesson.name, "json"))
    try writePage(lesson, record, among: entries())
  }

  private func writePage(_ lesson: Lesson, _ record: LessonRecord, among entries: [CourseEntry]) throws {
    let page = PageRenderer(course: title, style: style).render(lesson, record, course: entries)
    try write(Data(page.utf8), to: file(lesson.name, "html"))
  }

  /// Writes `index.html`, from the records that are there, and the pages that say of the other lessons what is no longer so.
  ///
  /// - Throws: ``PagesError``
  public func writeIndex() throws {
    let entries = entries()
    let page = IndexRenderer(course: title, style: style).render(entries, introduction: introduction)
    try write(Data(page.utf8), to: file("index", "html"))
    let digest = CourseDigest.of(entries, course: title, style: style)
    for lesson in lessons {
      guard let said = CourseDigest.read(fromPageAt: file(lesson.name, "html")), said != digest,
        let record = record(of: lesson.name)
      else { continue }
      try writePage(lesson, record, among: entries)
    }
  }

  private var title: String { introduction?.title ?? "Lectern" }

  private func entries() -> [CourseEntry] { lessons.map { CourseEntry($0, record(of: $0.name)) } }

  /// What the last run of a lesson recorded, where there is one.
  public func record(of name: String) -> LessonRecord? {
    guard let data = try? Data(contentsOf: file(name, "json")) else { return nil }
    return try? JSONDecoder().decode(LessonRecord.self, from: data)
  }

  private func file(_ name: String, _ type: String) -> URL { folder.appendingPathComponent("\(name).\(type)") }

  private func write(_ data: Data, to url: URL) throws {
    do { try WholeFile.write(data, to: url) } catch {
      throw PagesError.file(url.relativePath, reason: SystemReason.words(of: error))
    }
  }

  /// What a run that was killed while it wrote left aside: `.NAME.PROCESS.RANDOM.part`.
  private func removeLeftovers() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix(".") && name.hasSuffix(".part") {
      let parts = name.split(separator: ".")
      guard parts.count > 3, let process = Int32(parts[parts.count - 3]) else { continue }
      if Leftovers.isGone(process) { try? FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }
    }
  }
}

/// Why pages cannot be written.
public enum PagesError: Error, CustomStringConvertible, Hashable {
  case folder(String, reason: String)
  case file(String, reason: String)

  public var description: String {
    switch self {
    case .folder(let path, let reason):
      "the pages cannot go into \(path): \(reason). Give another folder with --output"
    case .file(let path, let reason):
      "\(path) cannot be written: \(reason). What was there before is still there"
    }
  }
}
