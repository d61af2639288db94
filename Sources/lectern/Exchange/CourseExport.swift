import Files
import Foundation
import Literate

/// Exports lessons, one after the other; what keeps one from being exported is told, and the others are.
struct CourseExport {
  let files: LessonFiles
  let format: ExportFormat
  let place: ExportPlace
  /// The folder of the records.
  let records: URL
  let withOutputs: Bool
  let overwrites: Bool

  /// Whether all were written.
  ///
  /// - Throws: what keeps any lesson from being exported: no browser, no compiler.
  func start() async throws -> Bool {
    let tools = try Tools(format)
    var failed = false
    for lesson in files.lessons {
      do { try await export(lesson, tools) } catch {
        failed = true
        StandardFiles.complain("Error: \(Self.sentence(for: error))")
      }
    }
    return !failed
  }

  /// What a format needs.
  private struct Tools {
    var browser: PrintingBrowser?
    var toolchain: Toolchain?

    init(_ format: ExportFormat) throws {
      if format == .pdf { browser = try PrintingBrowser.find() }
      guard format == .swift else { return }
      try Installation.check()
      toolchain = try Toolchain.current()
    }
  }

  private func export(_ lesson: Lesson, _ tools: Tools) async throws {
    let name = place.name(of: lesson)
    let path = place.folder.appendingPathComponent(name).standardizedFileURL.path
    if path == URL(fileURLWithPath: lesson.file).standardizedFileURL.path {
      throw ExportError.isLesson(lesson.file)
    }
    let record = withOutputs ? try LastRun.record(of: lesson, in: records) : nil
    let export = LessonExport(lesson, record: record)
    let made: [ExportedFile]
    switch format {
    case .ipynb: made = try export.notebook(named: name)
    case .md: made = export.markdown(named: name)
    case .swift:
      guard let toolchain = tools.toolchain else { return }
      made = try await export.script(named: name, toolchain: toolchain, kernel: Installation.kernel)
    case .pdf:
      guard let browser = tools.browser else { return }
      let others = files.lessons.map { ($0.name, place.name(of: $0)) }
      made = try await export.paper(
        named: name, course: files.introduction?.title ?? "Lectern", files: Dictionary(others) { first, _ in first },
        browser: browser)
    }
    let folder = ExportFolder(place.folder, overwrites: overwrites)
    if let other = folder.obstacle(for: made) { throw ExportError.exists(other) }
    let written: String
    do { written = try folder.write(made) } catch {
      throw ExportError.unwritable(name, reason: SystemReason.words(of: error))
    }
    let more = made.count - 1
    print(written + (more == 0 ? "" : " and \(more) \(more == 1 ? "file" : "files") beside it"))
  }

  private static func sentence(for error: any Error) -> String {
    guard case RecordError.missing = error else { return SystemReason.sentence(for: error) }
    return "\(error); `--without-outputs` exports what is written only"
  }
}
