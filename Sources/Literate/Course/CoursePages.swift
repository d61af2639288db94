import Files
import Foundation

/// The folder of the generated course. Every file in it is whole or not there.
public struct CoursePages: Sendable {
  let folder: URL
  let lessons: [Lesson]
  private let introduction: Lesson?
  private let history: RunHistory?
  let style: String
  let edition: Edition

  /// - Parameters:
  ///   - lessons: all of the course, for the links from page to page.
  ///   - introduction: what the course is, for the index; its title is the course's name.
  ///   - history: what the lessons' last runs took.
  ///   - edition: for whom they are; with the pages for learners goes the text of the lessons, without solutions.
  ///   - isWritten: whether anything is to be written; if not, the folder need not be there.
  /// - Throws: ``PagesError`` when the folder cannot be made or written; ``CourseStyleError``.
  public init(
    folder: URL, lessons: [Lesson], introduction: Lesson? = nil, history: RunHistory? = nil,
    edition: Edition = .reader, isWritten: Bool = true
  ) throws {
    self.folder = folder
    self.lessons = lessons
    self.introduction = introduction
    self.history = history
    self.edition = edition
    style = try CourseStyle.read(beside: introduction?.file ?? lessons.first?.file)
    if isWritten { try open() }
  }

  private func open() throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // Told before the lessons run and not after.
      guard access(folder.path, W_OK) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EACCES) }
    } catch {
      throw PagesError.folder(folder.relativePath, reason: SystemReason.words(of: error))
    }
    removeLeftovers()
  }

  /// Writes `NAME.json`, which holds results only, and `NAME.html`.
  ///
  /// - Parameter times: where it is measured what the time goes to.
  /// - Returns: what was written.
  /// - Throws: ``PagesError``; the files of an earlier run are then as they were.
  @discardableResult
  public func write(_ lesson: Lesson, _ record: LessonRecord, times: ProfileLane = .off) throws -> KeptPages {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data: Data
    let shown = edition == .learner ? record.forLearners(lesson) : record.with(nil)
    do { data = try encoder.encode(shown) + Data("\n".utf8) } catch {
      throw PagesError.file(file(lesson.name, "json").relativePath, reason: "\(error)")
    }
    let json = try times.measure(.write, "record") { try write(data, to: file(lesson.name, "json")) }
    let page = try writePage(lesson, record, among: entries(with: record), times)
    if edition == .learner { try write(Data(lesson.learnersMarkdown.utf8), to: file(lesson.name, "md")) }
    return KeptPages(record: json, page: page, source: source(of: lesson))
  }

  private func writePage(
    _ lesson: Lesson, _ record: LessonRecord, among entries: [CourseEntry], _ times: ProfileLane = .off
  ) throws -> LessonInput {
    let page = times.measure(.render) {
      PageRenderer(course: title, style: style, edition: edition).render(lesson, record, course: entries)
    }
    return try times.measure(.write, "page") { try write(Data(page.utf8), to: file(lesson.name, "html")) }
  }

  /// Writes `index.html`, from the records that are there, and the pages that say of the other lessons what is no longer so.
  ///
  /// - Throws: ``PagesError``
  public func writeIndex() throws {
    let entries = entries()
    let page = IndexRenderer(course: title, style: style).render(
      entries, introduction: introduction, benchmarks: benchmarksPage)
    try write(Data(page.utf8), to: file("index", "html"))
    let digest = CourseDigest.of(entries, course: title, style: style)
    for lesson in lessons {
      guard let said = CourseDigest.read(fromPageAt: file(lesson.name, "html")), said != digest,
        let record = record(of: lesson.name)
      else { continue }
      let page = try writePage(lesson, record, among: entries)
      guard var kept = history?.run(of: lesson.name) else { continue }
      kept.pages.page = page
      history?.keep(kept, of: lesson.name)
    }
  }

  var title: String { introduction?.title ?? "Lectern" }

  /// - Parameter record: of a lesson that has just run.
  func entries(with record: LessonRecord? = nil) -> [CourseEntry] {
    lessons.map { $0.name == record?.name ? CourseEntry($0, record) : entry($0) }
  }

  private func entry(_ lesson: Lesson) -> CourseEntry {
    let kept = history?.run(of: lesson.name)
    // A record that nobody has touched need not be read.
    guard let kept, kept.pages.record.status == FileStatus(of: file(lesson.name, "json").path) else {
      return CourseEntry(lesson, record(of: lesson.name))
    }
    return CourseEntry(
      name: lesson.name, title: lesson.title, summary: lesson.summary, minutes: lesson.minutes,
      state: kept.end == .succeeded ? .ran : .failed, seconds: kept.seconds, places: LessonPlace.all(of: lesson))
  }

  /// What the last run of a lesson recorded, where there is one, with what it took, where that is known of this very record.
  public func record(of name: String) -> LessonRecord? {
    guard let data = try? Data(contentsOf: file(name, "json")),
      let record = try? JSONDecoder().decode(LessonRecord.self, from: data)
    else { return nil }
    guard let kept = history?.run(of: name), kept.pages.record.digest == Digest.hex(data) else { return record }
    return record.with(kept.times)
  }

  func file(_ name: String, _ type: String) -> URL { folder.appendingPathComponent("\(name).\(type)") }

  /// Writes a file, unless it holds these very bytes already.
  @discardableResult
  func write(_ data: Data, to url: URL) throws -> LessonInput {
    if (try? Data(contentsOf: url)) != data {
      do { try WholeFile.write(data, to: url) } catch {
        throw PagesError.file(url.relativePath, reason: SystemReason.words(of: error))
      }
    }
    return LessonInput(
      kind: .content, path: url.standardizedFileURL.path, step: 0, status: FileStatus(of: url.path),
      digest: Digest.hex(data))
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
