import Foundation
import Literate

/// What it takes to bring lessons and their pages up to date.
struct CourseWork: Sendable {
  let runner: LessonRunner
  let planner: RunPlanner
  let pages: CoursePages
  let overrides: [String: [String: ParameterValue]]
  let choices: RunChoices
  let report: Report
  let ctrlC: CtrlC
  let names: ShortNames

  /// A lesson with what has to be done for it; `key` tells it apart in the report.
  private struct Item {
    var key: Int
    var lesson: Lesson
    var plan: LessonPlan
  }

  /// What has to be done for a lesson as things are now.
  func plan(_ lesson: Lesson) throws -> LessonPlan {
    if choices.lastStep != nil || choices.isFresh { return .run(from: nil, .asked) }
    return try choices.times.measure(.plan, lesson.name) {
      try planner.plan(lesson, parameters: overrides[lesson.name] ?? [:], pages: pages)
    }
  }

  /// Runs what has to run, and makes the pages again that have to be.
  ///
  /// - Returns: whether all that ran did as it should.
  /// - Throws: what keeps lessons from running at all, or pages from being written.
  func run(_ lessons: [Lesson], versions: @autoclosure () -> Task<[String: String], Never>) async throws -> Bool {
    let items = try lessons.enumerated().map { Item(key: $0, lesson: $1, plan: try plan($1)) }
    report.begin(items.map(\.key))
    let first = try update(items)
    guard !first.isEmpty else { return true }
    // The compiler takes a moment to say its version; the first step need not wait for it.
    let versions = versions()
    var outcome = try await choices.times.measure(.lessons) { try await run(first, versions) }
    guard choices.lastStep == nil else { return !outcome.values.contains(false) }
    // What one lesson wrote, another may have read before.
    for (index, item) in items.enumerated() {
      let hasRun = outcome[item.lesson.name] != nil
      let plan =
        hasRun
        ? choices.times.measure(.plan, item.lesson.name) { planner.changedMeanwhile(item.lesson) }
        : try self.plan(item.lesson)
      guard let plan, case .run = plan else { continue }
      let again = Item(key: items.count + index, lesson: item.lesson, plan: plan)
      report.begin([again.key])
      let more = try await choices.times.measure(.lessons) { try await run([again], versions) }
      outcome.merge(more) { $1 }
    }
    return !outcome.values.contains(false)
  }

  /// Makes pages again where that is enough.
  ///
  /// - Returns: what has to run.
  private func update(_ items: [Item]) throws -> [Item] {
    var toRun: [Item] = []
    for item in items {
      let words = item.plan.words(names[item.lesson.name])
      switch item.plan {
      case .unchanged: report.rests(words, isPage: false, key: item.key)
      case .page:
        guard try choices.times.measure(.page, item.lesson.name, { try pages.renew(item.lesson, planner.history) })
        else {
          toRun.append(Item(key: item.key, lesson: item.lesson, plan: .run(from: nil, .neverRan)))
          continue
        }
        report.rests(words, isPage: true, key: item.key)
      case .run: toRun.append(item)
      }
    }
    return toRun
  }

  /// Runs lessons, as many at once as there is room for.
  ///
  /// - Returns: whether each did as it should, by its name.
  private func run(_ items: [Item], _ versions: Task<[String: String], Never>) async throws -> [String: Bool] {
    try await withThrowingTaskGroup(of: (String, Bool).self) { group in
      var waiting = items[...]
      var next: Session?
      var running = 0
      var outcome: [String: Bool] = [:]
      while true {
        while let item = waiting.first, choices.jobs.hasRoom(running: running, need: planner.memory(of: item.lesson)) {
          waiting.removeFirst()
          let ready = next
          let session: Session
          if let ready { session = ready } else { session = try await prepare(item.lesson) }
          // While this lesson computes, the next one is compiled.
          next = nil
          if let following = waiting.first { next = try await prepare(following.lesson) }
          group.addTask { (item.lesson.name, try await run(item, session, versions)) }
          running += 1
        }
        guard let (name, succeeded) = try await group.next() else { return outcome }
        running -= 1
        outcome[name] = succeeded
      }
    }
  }

  private func prepare(_ lesson: Lesson) async throws -> Session {
    var options = LessonRunner.Options()
    options.parameters = overrides[lesson.name] ?? [:]
    options.environment = planner.environment
    options.lastStep = choices.lastStep
    options.keepsStates = false
    options.times = choices.times(of: lesson.name)
    // With other values or pictures than the author's, a mistake may be told otherwise than they say.
    if !options.parameters.isEmpty || !planner.environment.isEmpty { options.testsExercises = false }
    return try await runner.prepare(lesson, options: options)
  }

  private func run(_ item: Item, _ session: Session, _ versions: Task<[String: String], Never>) async throws -> Bool {
    let (report, lesson, name) = (report, item.lesson, names[item.lesson.name])
    let times = choices.times(of: lesson.name)
    let span = times.begin(.lesson, lesson.name)
    defer { span?.end(["title": lesson.title, "file": lesson.file]) }
    let why = item.plan.isPlain ? nil : item.plan.words(name)
    ctrlC.begin(session)
    var run = await runner.run(session) { report.handle($0, name: name, why: why, key: item.key) }
    ctrlC.end(session)
    run.record.versions = await times.measure(.versions) { await versions.value }
    if run.record.wasKeptFromRunning, choices.lastStep == nil {
      // What says nothing of the lesson is no reason to lose the page of one that ran.
      report.keepsPage(of: lesson)
    } else if choices.lastStep == nil {
      let written = try pages.write(lesson, run.record, times: times)
      try times.measure(.remember) {
        try planner.keep(run, of: lesson, parameters: overrides[lesson.name] ?? [:], pages: written)
      }
    } else {
      report.show(run.record.steps.last)
    }
    return run.record.succeeded
  }
}

extension LessonPlan {
  /// Whether it goes without saying.
  fileprivate var isPlain: Bool {
    switch self {
    case .run(_, .asked), .run(_, .neverRan): true
    default: false
    }
  }
}
