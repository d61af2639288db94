import Foundation
import StepOutput

/// Runs a lesson from its first step in a kernel of its own. Later steps are compiled while earlier ones run.
public struct LessonRunner: Sendable {
  /// How to run.
  public struct Options: Sendable {
    /// Values that replace the lesson's own, by name.
    public var parameters: [String: ParameterValue] = [:]
    /// Added to the environment of the steps.
    public var environment: [String: String] = [:]
    /// For a step that names none, in seconds.
    public var timeout: Double = 600
    /// What a step that says nothing may hold in memory beyond what it began with, in bytes; nil for what the machine has.
    public var memory: Int?
    /// Whether a learner answers the exercises; else each is its author's solution.
    public var isFollowed = false
    /// Stop after the step with this id.
    public var lastStep: String?
    /// Whether what the author says of exercises is tried; nil for where the whole lesson runs.
    public var testsExercises: Bool?
    /// Whether somebody may go back to a state; else only what is still to be run from is kept.
    public var keepsStates = true
    /// Where it is measured what the time goes to.
    public var times = ProfileLane.off
    public init() {}
  }

  let toolchain: Toolchain
  let kernel: KernelLocation
  let versions: [String: String]

  /// - Parameter versions: of whoever runs it, for the record.
  public init(toolchain: Toolchain, kernel: KernelLocation, versions: [String: String]) {
    self.toolchain = toolchain
    self.kernel = kernel
    self.versions = versions
  }

  /// Opens a lesson and begins to compile its steps, so that they are ready when it is run.
  ///
  /// - Throws: when nothing can be compiled at all: no cache folder, no kernel.
  public func prepare(_ lesson: Lesson, options: Options = Options()) async throws -> Session {
    let session = try options.times.measure(.open) {
      try Session(lesson, options: options, toolchain: toolchain, kernel: kernel)
    }
    await session.compileAhead(through: options.lastStep)
    return session
  }

  /// Runs the lesson. A step that fails is told in the record; the steps after it are not reached.
  ///
  /// - Throws: when the lesson cannot be run at all: no cache folder, no kernel.
  public func run(
    _ lesson: Lesson, options: Options = Options(), onEvent: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> LessonRecord {
    try await run(prepare(lesson, options: options), onEvent: onEvent).record
  }

  /// Runs a lesson that was opened, and closes it.
  public func run(
    _ session: Session, onEvent: @escaping @Sendable (RunEvent) -> Void
  ) async -> LessonRun {
    let lesson = await session.lesson
    let steps = Dictionary(lesson.steps.map { ($0.id, $0) }) { first, _ in first }
    onEvent(.lessonStarted(lesson))
    let begin = ContinuousClock.now
    let end = session.log.listen { event in
      switch event.kind {
      case .started(let run): if let step = steps[run.step] { onEvent(.stepStarted(step)) }
      case .output(let run, let output): if let step = steps[run.step] { onEvent(.output(step, output)) }
      case .ended(let run, let result): if let step = steps[run.step] { onEvent(.stepEnded(step, result.record)) }
      default: break
      }
    }
    let last = session.options.lastStep
    await session.run(through: last)
    end()
    var record = await session.record
    if session.options.testsExercises ?? (last == nil) {
      let exercises = await session.testExercises { onEvent(.exerciseTested($0, $1)) }
      if !exercises.isEmpty { record.exercises = exercises }
    }
    for one in record.steps where one.state == .notReached {
      // What was not asked for is not told as missing.
      if last == nil, let step = steps[one.id] { onEvent(.stepEnded(step, one)) }
    }
    if last != nil, !record.steps.contains(where: { $0.state == .failed }) {
      record.steps.removeAll { $0.state == .notReached }
    }
    let times = session.options.times
    var run = await times.measure(.inputs) { await session.finishedRun }
    await times.measure(.close) { await session.close() }
    record.versions = versions
    record.seconds = (ContinuousClock.now - begin) / .seconds(1)
    run.record = record
    onEvent(.lessonEnded(record))
    return run
  }
}

extension Session {
  /// What came of the lesson so far, for its page.
  public var record: LessonRecord {
    var record = LessonRecord(
      name: lesson.name, file: lesson.file, title: lesson.title, versions: [:], seed: 0,
      parameters: Dictionary(values.map { ($0.0.name, $0.1) }) { $1 }, notices: [], steps: [], seconds: nil)
    if case .int(let seed)? = record.parameters["seed"] { record.seed = seed }
    for slot in slots {
      let state = slot.step.attributes.norun ? StepRecord.State.shownOnly : .notReached
      record.steps.append(slot.result?.record ?? StepRecord(slot.step, state: state))
      record.notices += slot.result?.notices.filter { !record.notices.contains($0) } ?? []
    }
    return record
  }
}

extension StepRecord {
  init(_ step: Step, state: State) {
    let lines = step.source.split(separator: "\n", omittingEmptySubsequences: false).count
    let last = step.line + max(lines - (step.source.hasSuffix("\n") ? 1 : 0), 1) - 1
    self.init(
      id: step.id, title: step.title, firstLine: step.line, lastLine: last, state: state, seconds: nil, outputs: [])
  }
}
