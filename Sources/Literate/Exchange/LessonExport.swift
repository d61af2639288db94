import Foundation

/// Exports one lesson.
public struct LessonExport: Sendable {
  private let lesson: Lesson
  private let record: LessonRecord?
  private let folder: URL

  /// - Parameter record: what its last run showed; nil to leave that out.
  public init(_ lesson: Lesson, record: LessonRecord?) {
    self.lesson = lesson
    self.record = record
    folder = URL(fileURLWithPath: lesson.file).deletingLastPathComponent()
  }

  /// A notebook.
  ///
  /// - Throws: what the encoder throws.
  public func notebook(named name: String) throws -> [ExportedFile] {
    [ExportedFile(path: name, data: try NotebookExport(lesson: lesson.solved, record: record, folder: folder).data())]
  }

  /// Markdown, and the pictures that it shows in a folder beside it. The first is the text.
  public func markdown(named name: String) -> [ExportedFile] {
    let stem = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
    var export = MarkdownExport(lesson: lesson.solved, record: record, folder: folder, name: stem)
    let (text, files) = export.make()
    return [ExportedFile(path: name, data: Data(text.utf8))] + files
  }

  /// A script that compiles.
  ///
  /// - Throws: ``ExportError`` where it would not; what keeps anything from being compiled.
  public func script(named name: String, toolchain: Toolchain, kernel: KernelLocation) async throws -> [ExportedFile] {
    let export = ScriptExport(lesson: lesson, fileName: name)
    let text = try export.text()
    try await ScriptCheck.check(export, toolchain: toolchain, kernel: kernel)
    return [ExportedFile(path: name, data: Data(text.utf8))]
  }

  /// The page on paper.
  ///
  /// - Parameters:
  ///   - course: the course's name.
  ///   - files: the PDF of each lesson that is printed too, by its name.
  /// - Throws: ``ExportError``; ``CourseStyleError``.
  public func paper(
    named name: String, course: String, files: [String: String], browser: PrintingBrowser
  ) async throws -> [ExportedFile] {
    let style = try CourseStyle.read(beside: lesson.file)
    let html = PrintedPage.html(lesson, record, course: course, style: style, files: files)
    return [ExportedFile(path: name, data: try await browser.print(html))]
  }
}
