import Foundation
import StepOutput

extension CourseWatch {
  /// Runs the lessons that have no page, or an old one, one after the other.
  func makeMissing(_ files: [String]) async {
    for file in files {
      guard !isOver, let watched = lessons[file], watched.cause == nil, watched.record == nil else { continue }
      let record = (try? pages())?.record(of: watched.lesson.name)
      let page = settings.output.appendingPathComponent("\(watched.lesson.name).html")
      if let record, let made = Self.time(page.path), let saved = Self.time(file), made > saved,
        record.fits(watched.lesson, values: values(for: watched.lesson))
      {
        lessons[file]?.record = record
        continue
      }
      start(file, Self.time(page.path) == nil ? .noPage : .oldPage)
      await working[file]?.value
      // It was not edited: its memory is for those that are.
      if !recent.contains(file) { await close(file) }
    }
    if !isOver { writeIndex(tell: false) }
  }

  private static func time(_ path: String) -> Int? {
    let stamp = FileStamp(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    return stamp.kind == .file ? stamp.time : nil
  }

  private func values(for lesson: Lesson) -> [String: ParameterValue] {
    (try? ParameterOverrides.values(of: settings.values, for: lessons.values.map(\.lesson)))?[lesson.name] ?? [:]
  }

  /// Lets a lesson run as far as it has to; when it runs already, it goes on with the newest text.
  func start(_ file: String, _ cause: WatchRun.Cause) {
    lessons[file]?.cause = cause
    if case .difference = cause {
      recent.removeAll { $0 == file }
      recent.insert(file, at: 0)
    }
    guard working[file] == nil else {
      // What runs and has changed is ended by this; the one that runs it waits for the update.
      if let watched = lessons[file], let session = watched.session {
        Task { try? await session.update(to: watched.lesson) }
      }
      return
    }
    working[file] = Task {
      await work(file)
      working[file] = nil
      lastRunEnded = Date().timeIntervalSince1970
    }
  }

  private func work(_ file: String) async {
    let begin = ContinuousClock.now
    while !isOver, let watched = lessons[file], let cause = watched.cause {
      do {
        let isNew = watched.session == nil
        let session = try watched.session ?? open(watched)
        lessons[file]?.session = session
        await closeOldest()
        if !isNew { try await session.update(to: watched.lesson) }
        await session.run()
        guard let now = lessons[file], now.version == watched.version, !isOver else { continue }
        lessons[file]?.cause = nil
        var record = await session.record
        let exercises = await session.testExercises()
        if !exercises.isEmpty { record.exercises = exercises }
        record.versions = settings.versions
        record.seconds = record.steps.reduce(0) { $0 + ($1.seconds ?? 0) }
        lessons[file]?.record = record
        guard write(file) else { return }
        let steps = now.lesson.steps.count { !$0.attributes.norun }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        onEvent(
          .ran(
            WatchRun(
              lesson: now.lesson.name, cause: cause, ran: now.ran.take(), steps: steps, seconds: seconds, record: record
            ))
        )
      } catch {
        lessons[file]?.cause = nil
        onEvent(.trouble("\(watched.lesson.file): \(error)"))
      }
    }
  }

  private func open(_ watched: WatchedLesson) throws -> Session {
    var options = settings.options
    options.parameters = values(for: watched.lesson)
    let session = try Session(watched.lesson, options: options, toolchain: toolchain, kernel: kernel)
    let (name, ran, onEvent) = (watched.lesson.name, watched.ran, onEvent)
    _ = session.observe { event in
      ran.add(event)
      onEvent(.session(lesson: name, event))
    }
    return session
  }

  /// Ends the sessions of the lessons that were not edited for longest.
  private func closeOldest() async {
    for file in recent.dropFirst(settings.mostOpen) where working[file] == nil { await close(file) }
    recent = Array(recent.prefix(settings.mostOpen + working.count))
  }

  /// Ends a lesson's session, and what runs in it.
  func close(_ file: String) async {
    let session = lessons[file]?.session
    lessons[file]?.session = nil
    await session?.close()
  }

  /// Makes a lesson's page from what is known; whether it could be written.
  func write(_ file: String) -> Bool {
    guard let watched = lessons[file], let record = watched.record else { return false }
    do {
      let pages = try pages()
      try pages.write(watched.lesson, record)
      try pages.writeIndex()
      return true
    } catch {
      onEvent(.trouble("\(error)"))
      return false
    }
  }
}
