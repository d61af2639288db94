import Files
import Foundation

/// A course whose lessons are shown live: read from its files, which may change, and opened when somebody looks at them.
public actor LiveCourse {
  /// Which course, and how its steps run.
  public struct Settings: Sendable {
    /// The folder of the course.
    public var folder = "Lessons"
    /// The lessons to show; nil for all of the folder, those to come too.
    public var files: [String]?
    /// The folder of the generated pages, which tell how lessons ran last.
    public var output: URL
    /// `--set NAME=VALUE`.
    public var values: [String] = []
    public var options = LessonRunner.Options()
    /// Looks at the files instead of being told of changes.
    public var polling = false
    /// The room that it is in; nil for none.
    public var room: (any LiveRoom)?

    public init(output: URL) { self.output = output }
  }

  /// What the one who serves the course is told.
  public enum Event: Sendable {
    /// A file is no lesson at the moment; its page stays as it was.
    case broken(LessonErrors)
    /// A lesson's file was saved.
    case saved(lesson: String)
    case trouble(String)
  }

  private let settings: Settings
  private let toolchain: Toolchain
  private let kernel: KernelLocation
  private let sourceKit: SourceKitService
  private let onEvent: @Sendable (Event) -> Void
  private var files: [String] = []
  private var lessons: [String: Lesson] = [:]
  private var introduction: Lesson?
  private var style = ""
  private var opened: [String: Task<LiveLesson, any Error>] = [:]
  private var states: [String: CourseEntry.State] = [:]
  private var watch: FolderWatch?
  private var watching: Task<Void, Never>?

  /// Reads the course and begins to follow its files.
  ///
  /// - Throws: ``CourseError`` where there is nothing to show or a value is for nothing; ``LessonErrors`` of the first file that is
  ///   no lesson; ``CourseStyleError``.
  public init(
    _ settings: Settings, toolchain: Toolchain, kernel: KernelLocation, onEvent: @escaping @Sendable (Event) -> Void
  ) async throws {
    (self.settings, self.toolchain, self.kernel, self.onEvent) = (settings, toolchain, kernel, onEvent)
    sourceKit = SourceKitService(toolchain: toolchain, products: kernel.executable.deletingLastPathComponent())
    files = try Self.files(settings)
    for file in files {
      lessons[file] = try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file)
    }
    _ = try ParameterOverrides.values(of: settings.values, for: Array(lessons.values))
    introduction = try Course(folder: settings.folder, naming: settings.files ?? []).introduction()
    style = try CourseStyle.read(beside: introduction?.file ?? files.first)
    let pages = try CoursePages(
      folder: settings.output, lessons: inOrder, introduction: introduction, isWritten: false)
    for lesson in inOrder { states[lesson.name] = CourseEntry(lesson, pages.record(of: lesson.name)).state }
    let watch = FolderWatch(folders, polling: settings.polling)
    self.watch = watch
    watching = Task { [weak self] in for await changed in watch.changes { await self?.handle(changed) } }
  }

  /// Ends all lessons, their processes and files with them.
  public func stop() async {
    watch?.stop()
    watching?.cancel()
    for task in opened.values { try? await task.value.close() }
    opened = [:]
  }

  /// How many lessons there are.
  public var count: Int { lessons.count }

  // MARK: Pages

  /// The course's own page.
  public func index() async -> String {
    IndexRenderer(course: title, style: style, isServed: true)
      .render(await entries(), introduction: introduction, room: settings.room?.state)
  }

  /// A lesson's page as things are now; nil where there is no such lesson.
  ///
  /// - Throws: when nothing can be compiled at all.
  public func page(of name: String) async throws -> String? {
    guard let lesson = try await lesson(name) else { return nil }
    return await lesson.page(in: LivePage(course: title, style: style, entries: entries()))
  }

  /// The lessons for those who only read.
  package func readingIndex() async -> String {
    IndexRenderer(course: title, style: style, isServed: true)
      .render(await entries(), introduction: introduction, reading: RoomReading(lesson: ""))
  }

  /// A lesson's page for those who only read; nil where there is no such lesson.
  package func readingPage(of name: String) async throws -> String? {
    let page = LivePage(course: title, style: style, entries: await entries())
    if let lesson = try await opened[name]?.value { return await lesson.readingPage(in: page) }
    // Who reads makes nothing be compiled: what the teacher has not opened is shown as it is written.
    guard let lesson = lessons.values.first(where: { $0.name == name }) else { return nil }
    let record = LessonRecord(
      name: lesson.name, file: lesson.file, title: lesson.title, versions: [:], seed: 0, parameters: [:], notices: [],
      steps: lesson.steps.map { StepRecord($0, state: $0.attributes.norun ? .shownOnly : .notReached) }, seconds: nil)
    return page.reading(lesson, record)
  }

  /// A lesson, opened where it is not; nil where there is none of this name.
  ///
  /// - Throws: when nothing can be compiled at all.
  public func lesson(_ name: String) async throws -> LiveLesson? {
    if let task = opened[name] { return try await task.value }
    guard let lesson = lessons.values.first(where: { $0.name == name }) else { return nil }
    var options = settings.options
    options.parameters = try ParameterOverrides.values(of: settings.values, for: Array(lessons.values))[name] ?? [:]
    let (toolchain, kernel, sourceKit, ready) = (toolchain, kernel, sourceKit, options)
    let room = settings.room
    let task = Task {
      try await LiveLesson(
        lesson, options: ready, toolchain: toolchain, kernel: kernel, sourceKit: sourceKit, room: room)
    }
    opened[name] = task
    do { return try await task.value } catch {
      opened[name] = nil
      throw error
    }
  }

  /// The folders whose files may be read: those of the pages and of the lessons.
  public var folders: [String] {
    let folders = files.map { ($0 as NSString).deletingLastPathComponent }.map { $0.isEmpty ? "." : $0 }
    return Array(Set(folders + (settings.files == nil ? [settings.folder] : []))).sorted()
  }

  /// The folder of the generated pages.
  public nonisolated var output: URL { settings.output }

  private var title: String { introduction?.title ?? "Lectern" }

  private var inOrder: [Lesson] { lessons.values.sorted { $0.name < $1.name } }

  private func entries() async -> [CourseEntry] {
    var entries: [CourseEntry] = []
    for lesson in inOrder {
      var entry = CourseEntry(lesson, nil)
      entry.state = states[lesson.name] ?? .notRun
      if let live = try? await opened[lesson.name]?.value, let state = await live.courseState { entry.state = state }
      entries.append(entry)
    }
    return entries
  }

  // MARK: Files

  private static func files(_ settings: Settings) throws -> [String] {
    if let files = settings.files { return files.filter { FileManager.default.fileExists(atPath: $0) } }
    return try Course(folder: settings.folder).files
  }

  private func handle(_ changed: Set<String>) async {
    let now = (try? Self.files(settings)) ?? files
    for file in files where !now.contains(file) {
      guard let gone = lessons.removeValue(forKey: file) else { continue }
      await (try? opened[gone.name]?.value)?.tell("\(file) is gone; what is here stays as it is until Lectern ends")
    }
    files = now
    for file in changed.sorted() where now.contains(file) { await read(file) }
    if changed.contains("\(settings.folder)/README.md") {
      introduction = (try? Course(folder: settings.folder).introduction()) ?? introduction
    }
    if changed.contains(where: { $0.hasSuffix("/lessons.css") }) {
      do { style = try CourseStyle.read(beside: introduction?.file ?? files.first) } catch {
        onEvent(.trouble("\(error)"))
      }
      for task in opened.values { await (try? task.value)?.publish(isNew: true) }
    }
  }

  private func read(_ file: String) async {
    do {
      let lesson = try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file)
      guard lesson.markdown != lessons[file]?.markdown else {
        await (try? opened[lesson.name]?.value)?.tell(nil)
        return
      }
      lessons[file] = lesson
      try await opened[lesson.name]?.value.update(to: lesson)
      onEvent(.saved(lesson: lesson.name))
    } catch {
      let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
      await (try? opened[name]?.value)?.tell("\(error). The page stays as it was")
      if let errors = error as? LessonErrors { onEvent(.broken(errors)) } else { onEvent(.trouble("\(error)")) }
    }
  }
}

extension LiveLesson {
  /// How the lesson has run, for the list of lessons; nil before it has.
  var courseState: CourseEntry.State? {
    get async {
      let results = await session.results
      let states = lesson.steps.filter { !$0.attributes.norun }.map { results[$0.id]?.record.state }
      if states.contains(.failed) { return .failed }
      return states.contains(nil) ? nil : .ran
    }
  }
}
