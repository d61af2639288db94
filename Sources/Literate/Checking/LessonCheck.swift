import Foundation
import StepOutput

/// Runs a lesson and compares what it shows with what was recorded.
///
/// Each step is run twice from the same state, so that what it says otherwise each time, such as times and random numbers, is known. Where it
/// still differs it is run some more times, and then the lesson: a step may show what an earlier one drew by lot, or the order that a set has in
/// one process. What all these runs do not explain is drift.
public struct LessonCheck: Sendable {
  /// How a step is run, for whoever shows it.
  public enum Event: Sendable {
    /// A step runs, for the first time or again.
    case running(Step, time: Int)
    /// The lesson runs once more from its beginning.
    case runningAgain(time: Int)
  }

  /// A lesson beside its record, and what would be recorded of it now.
  public struct Result: Sendable {
    public var comparison: LessonComparison
    /// Of the first run.
    public var record: LessonRecord
  }

  let runner: LessonRunner
  let tolerance: CheckTolerance
  /// A step or lesson that takes longer, in seconds, is run a third time at most.
  private static let long = 10.0
  /// Who says the same so often says nothing by chance; of the lesson, half as often.
  private static let enough = 4

  /// - Parameter runner: runs the lessons; its versions are those that the record is compared with.
  public init(_ runner: LessonRunner, tolerance: CheckTolerance = CheckTolerance()) {
    self.runner = runner
    self.tolerance = tolerance
  }

  /// Runs a lesson and compares it.
  ///
  /// - Throws: when the lesson cannot be run at all: no cache folder, no kernel.
  public func check(
    _ lesson: Lesson, against recorded: LessonRecord, options: LessonRunner.Options = .init(),
    onEvent: (Event) -> Void = { _ in }
  ) async throws -> Result {
    let begin = ContinuousClock.now
    let lesson = lesson.solved
    let session = try await runner.prepare(lesson, options: options)
    var all: [StepRuns?] = []
    var matches: RecordedSteps
    do {
      var goesOn = true
      for step in lesson.steps {
        all.append(goesOn ? try await runTwice(step, in: session, onEvent) : nil)
        goesOn = all.last??.isDone ?? false
      }
      matches = match(lesson, recorded, all)
      for index in all.indices {
        if let known = matches.records[index] {
          try await explain(&all[index], known, in: session, onEvent)
        }
      }
    } catch {
      await session.close()
      throw error
    }
    var record = await session.record
    let exercises = await session.testExercises()
    if !exercises.isEmpty { record.exercises = exercises }
    await session.close()
    record.versions = runner.versions
    record.seconds = (ContinuousClock.now - begin) / .seconds(1)
    try await explainByLessons(&all, matches, lesson, options, onEvent)
    return Result(comparison: comparison(lesson, recorded, record, all, matches), record: record)
  }

  /// Runs a step as the lesson's, and once more from the state that it began from.
  private func runTwice(_ step: Step, in session: Session, _ onEvent: (Event) -> Void) async throws -> StepRuns? {
    onEvent(.running(step, time: 1))
    await session.run(through: step.id)
    guard let first = await session.results[step.id]?.record else { return nil }
    var runs = StepRuns(step, first)
    if first.state == .ran || first.state == .failedAsExpected { try await again(&runs, in: session, onEvent) }
    return runs
  }

  private func again(_ runs: inout StepRuns, in session: Session, _ onEvent: (Event) -> Void) async throws {
    onEvent(.running(runs.step, time: runs.count + 1))
    runs.learn(try await session.trial(of: runs.step.id, runs.step.source).result.record)
  }

  /// Runs a step that differs from its record until its runs explain that, or have had their chance.
  private func explain(
    _ runs: inout StepRuns?, _ recorded: StepRecord, in session: Session, _ onEvent: (Event) -> Void
  ) async throws {
    guard var more = runs, more.first.state == .ran || more.first.state == .failedAsExpected else { return }
    let most = (more.first.seconds ?? 0) > Self.long ? min(3, tolerance.mostRuns) : tolerance.mostRuns
    while more.count < most {
      let comparison = more.comparison(with: recorded, tolerance)
      guard comparison.verdict == .drifted, more.noise.count > 0 || more.count < Self.enough else { break }
      // Quick steps run several times in one second: whether a time of day is the clock's shows in the next one.
      if comparison.tellsMoments { try await Task.sleep(for: .milliseconds(1100)) }
      try await again(&more, in: session, onEvent)
    }
    runs = more
  }

  /// Runs the lesson anew where steps still differ.
  private func explainByLessons(
    _ all: inout [StepRuns?], _ matches: RecordedSteps, _ lesson: Lesson, _ options: LessonRunner.Options,
    _ onEvent: (Event) -> Void
  ) async throws {
    let seconds = all.reduce(0) { $0 + ($1?.first.seconds ?? 0) }
    let most = seconds > Self.long ? min(1, tolerance.mostLessonRuns) : tolerance.mostLessonRuns
    func noise() -> Int { all.reduce(0) { $0 + ($1?.noise.count ?? 0) } }
    let noiseOfSteps = noise()
    for time in 0..<most where time < Self.enough / 2 || noise() > noiseOfSteps {
      let last = all.indices.last { index in
        guard let runs = all[index], let recorded = matches.records[index] else { return false }
        return runs.comparison(with: recorded, tolerance).verdict == .drifted
      }
      guard let last else { return }
      onEvent(.runningAgain(time: time + 2))
      let session = try await runner.prepare(lesson, options: options)
      await session.run(through: lesson.steps[last].id)
      let results = await session.results
      await session.close()
      for index in all.indices {
        if let record = results[lesson.steps[index].id]?.record { all[index]?.learn(record) }
      }
    }
  }
}
