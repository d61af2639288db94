import Files
import Foundation
import StepOutput

/// Keeps the pages of a course as its lessons are: what is saved runs from the step that changed, and its page is made.
public actor CourseWatch {
  /// What to watch, and how to run it.
  public struct Settings: Sendable {
    /// The folder of the course.
    public var folder = "Lessons"
    /// The lessons to watch; nil for all of the folder, those to come too.
    public var files: [String]?
    /// The folder of the pages.
    public var output: URL
    /// `--set NAME=VALUE`.
    public var values: [String] = []
    public var options = LessonRunner.Options()
    /// Of whoever makes the pages, for the records.
    public var versions: [String: String] = [:]
    /// How many lessons may be open at once: each has the memory of its steps.
    public var mostOpen = 2
    /// Looks at the files instead of being told of changes.
    public var polling = false

    public init(output: URL) { self.output = output }
  }

  let settings: Settings
  let toolchain: Toolchain
  let kernel: KernelLocation
  let onEvent: @Sendable (WatchEvent) -> Void
  var lessons: [String: WatchedLesson] = [:]
  /// Files that are no lessons at the moment, with the digest of what was read.
  private var broken: [String: String] = [:]
  /// The lessons that were edited last, the latest first.
  var recent: [String] = []
  var working: [String: Task<Void, Never>] = [:]
  var lastRunEnded = 0.0
  private var watch: FolderWatch?
  private(set) var isOver = false

  /// - Parameter onEvent: is told of everything, one after the other.
  public init(
    _ settings: Settings, toolchain: Toolchain, kernel: KernelLocation,
    onEvent: @escaping @Sendable (WatchEvent) -> Void
  ) {
    (self.settings, self.toolchain, self.kernel, self.onEvent) = (settings, toolchain, kernel, onEvent)
  }

  /// Makes what is missing, then follows every save until ``stop()``.
  ///
  /// - Throws: `CourseError` where there is nothing to watch or a value is for nothing; `PagesError` where pages cannot be written.
  public func run() async throws {
    let files = try currentFiles()
    // Noticed from now on: what is saved while the first pages are made is not missed.
    let watch = FolderWatch(folders(of: files), polling: settings.polling)
    self.watch = watch
    for file in files { read(file) }
    _ = try ParameterOverrides.values(of: settings.values, for: lessons.values.map(\.lesson))
    _ = try pages()
    onEvent(.watching(lessons: files.count, isPolling: watch.isPolling))
    let first = Task { await makeMissing(files) }
    for await changed in watch.changes where !isOver { await handle(changed) }
    await first.value
  }

  /// Ends it: no process, no file is left behind.
  public func stop() async {
    isOver = true
    watch?.stop()
    for file in lessons.keys { await close(file) }
    for task in working.values { await task.value }
  }

  // MARK: What is there

  private func currentFiles() throws -> [String] {
    if let files = settings.files { return files.filter { FileManager.default.fileExists(atPath: $0) } }
    return try Course(folder: settings.folder).files
  }

  private func folders(of files: [String]) -> [String] {
    let folders = files.map { ($0 as NSString).deletingLastPathComponent }.map { $0.isEmpty ? "." : $0 }
    return Array(Set(folders + (settings.files == nil ? [settings.folder] : []))).sorted()
  }

  /// The pages as the course is now.
  func pages() throws -> CoursePages {
    // Their order, titles and number are the course's, watched or not.
    let course = try? Course(folder: settings.folder)
    let all = (course?.files ?? []).compactMap { file in
      lessons[file]?.lesson ?? (try? LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file))
    }
    let own = lessons.values.map(\.lesson).sorted { $0.name < $1.name }
    let introduction = try? course?.introduction()
    return try CoursePages(folder: settings.output, lessons: all.isEmpty ? own : all, introduction: introduction)
  }

  /// Reads a file; nil when it is as it was, or no lesson.
  private func newText(of file: String) -> (Lesson, digest: String)? {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    let digest = Digest.hex(data)
    guard digest != lessons[file]?.digest, digest != broken[file] else { return nil }
    do {
      let lesson = try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file)
      broken[file] = nil
      return (lesson, digest)
    } catch {
      broken[file] = digest
      lessons[file]?.digest = digest
      if let errors = error as? LessonErrors { onEvent(.broken(errors)) } else { onEvent(.trouble("\(error)")) }
      return nil
    }
  }

  private func read(_ file: String) {
    guard let (lesson, digest) = newText(of: file) else { return }
    lessons[file] = WatchedLesson(file: file, lesson: lesson, digest: digest)
  }

  // MARK: What has changed

  private func handle(_ changed: Set<String>) async {
    let files = Set((try? currentFiles()) ?? [])
    for file in lessons.keys.sorted() where !files.contains(file) {
      let name = lessons[file]?.lesson.name ?? file
      await close(file)
      lessons[file] = nil
      onEvent(.removed(lesson: name))
    }
    for path in changed.sorted() {
      if files.contains(path) {
        await save(path)
      } else if path == "\(settings.folder)/README.md" {
        writeIndex(tell: true)
      } else if !path.hasSuffix(".md") {
        await dataChanged(path)
      }
    }
    if changed.contains(where: { $0.hasSuffix(".md") }) { writeIndex(tell: false) }
  }

  private func save(_ file: String) async {
    let begin = ContinuousClock.now
    guard let (lesson, digest) = newText(of: file) else { return }
    guard var watched = lessons[file] else {
      lessons[file] = WatchedLesson(file: file, lesson: lesson, digest: digest)
      onEvent(.added(lesson: lesson.name))
      return start(file, .noPage)
    }
    let old = watched.lesson
    let difference = LessonDifference(from: old, to: lesson)
    (watched.lesson, watched.digest) = (lesson, digest)
    watched.version += 1
    if difference == .words, watched.cause == nil, let record = watched.record {
      watched.record = record.moved(from: old, to: lesson)
      lessons[file] = watched
      try? await watched.session?.update(to: lesson)
      if write(file) { onEvent(.words(lesson: lesson.name, seconds: (ContinuousClock.now - begin) / .seconds(1))) }
    } else {
      lessons[file] = watched
      start(file, .difference(difference))
    }
  }

  /// A file beside the lessons: those that are open begin from the top, since any step may have read it. What a step writes there
  /// itself is no reason to run it again.
  private func dataChanged(_ path: String) async {
    let time = Double(FileStamp(path).time) / 1e9
    guard working.isEmpty, time > lastRunEnded else { return }
    for file in recent
    where (file as NSString).deletingLastPathComponent == (path as NSString).deletingLastPathComponent {
      await close(file)
      start(file, .data((path as NSString).lastPathComponent))
    }
  }

  func writeIndex(tell: Bool) {
    let begin = ContinuousClock.now
    do {
      try pages().writeIndex()
      if tell { onEvent(.index(seconds: (ContinuousClock.now - begin) / .seconds(1))) }
    } catch { onEvent(.trouble("\(error)")) }
  }
}
