import Foundation
import Literate

/// Where a lesson is taken up: what is kept of it, as far as it still fits and the learner wants it.
struct Resuming {
  let lesson: Lesson
  let store: ProgressStore?
  let screen: StepScreen
  let keys: KeyReader

  /// The progress to begin with; nil when the learner wants neither.
  ///
  /// - Throws: ``ProgressError``.
  func progress(restarting: Bool) async throws -> LessonProgress? {
    guard let store else { return LessonProgress() }
    for draft in store.openDrafts {
      screen.say("An editor was open when lectern was ended; what it held is in \(draft.path)")
    }
    var kept: LessonProgress?
    do { kept = try store.load() } catch let error as ProgressError {
      guard case .unreadable = error else { throw error }
      screen.say("\(error).")
    }
    guard var progress = kept, !progress.isEmpty else { return LessonProgress() }
    if restarting { return try anew(store) }
    for note in progress.fit(to: lesson) { screen.say(try words(note, store)) }
    if progress.isEmpty { return progress }
    switch await keys.agrees(question(progress), usually: true, screen) {
    case .yes: return progress
    case .no: return try anew(store)
    case .none: return nil
    }
  }

  private func anew(_ store: ProgressStore) throws -> LessonProgress {
    screen.say("It begins anew. What was kept is in \(try store.setAside().path)")
    return LessonProgress()
  }

  private func question(_ progress: LessonProgress) -> String {
    let count = lesson.steps.count
    let place =
      progress.index < count ? "at step \(progress.index + 1) of \(count)" : "behind the last of \(count) steps"
    let changes = progress.changes.count { $0.isUsed }
    let with = changes == 0 ? "" : ", with your changes to \(changes) \(changes == 1 ? "step" : "steps")"
    return "Continue \(place)\(with)? [Y/n] "
  }

  private func words(_ note: ProgressNote, _ store: ProgressStore) throws -> String {
    switch note {
    case .conflict(let step):
      "The author has changed the step \(step) since you did. The author's version is used; yours is kept: at the step, "
        + "m shows it and u takes it."
    case .gone(let change):
      "The step \(change.step) is not in the lesson any more; your version of it is in \(try store.keep(change).path)"
    }
  }
}
