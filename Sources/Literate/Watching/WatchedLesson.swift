import Foundation
import StepOutput

/// What is known of a lesson that is watched.
struct WatchedLesson {
  let file: String
  /// As it was last read without a mistake.
  var lesson: Lesson
  /// Of the bytes that were read last, mistakes or not.
  var digest: String
  /// What its page shows; nil where it has to run first.
  var record: LessonRecord?
  /// Open as long as it is among the lessons that were edited last.
  var session: Session?
  /// Why it has to run, while it waits for it or runs.
  var cause: WatchRun.Cause?
  /// Counts the texts, so that a run knows when it is not of the newest.
  var version = 0
  /// The steps that have run since it was last told.
  let ran = StepTally()
}

/// The steps that have run, counted from the thread where they end.
final class StepTally: @unchecked Sendable {
  private let lock = NSLock()
  private var steps: Set<String> = []

  func add(_ event: SessionEvent) {
    guard case .ended(let run, let result) = event.kind, run.purpose == .lesson else { return }
    for case .error(let failure) in result.record.outputs where failure.kind == .interrupted { return }
    lock.withLock { _ = steps.insert(run.step) }
  }

  /// How many; it begins to count anew.
  func take() -> Int {
    lock.withLock {
      defer { steps = [] }
      return steps.count
    }
  }
}

extension LessonRecord {
  /// Whether it may be what a run of the lesson would record: the same steps and values.
  func fits(_ lesson: Lesson, values: [String: ParameterValue]) -> Bool {
    let expected = Dictionary(lesson.parameters.map { ($0.name, values[$0.name] ?? $0.value) }) { $1 }
    return steps.map(\.id) == lesson.steps.map(\.id) && parameters == expected
  }

  /// The record with its lines as they are now; the steps are the same.
  func moved(from old: Lesson, to new: Lesson) -> LessonRecord {
    var record = self
    record.title = new.title
    let lines = LineMap(from: old.solved.steps, to: new.solved.steps)
    record.placeExercises(of: new)
    let steps = Dictionary(new.solved.steps.map { ($0.id, $0) }) { first, _ in first }
    record.steps = record.steps.map { one in steps[one.id].map { lines.moved(one, to: $0) } ?? one }
    return record
  }
}
