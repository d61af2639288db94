/// How a lesson stands: what a room is told of it.
package struct LiveSnapshot: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package var id: String
    /// `Step 3`.
    package var name: String
    package var title: String?
    package var progress: LiveStep.Progress
    package var isExercise: Bool
    /// What went wrong, in a sentence; nil where nothing did.
    package var failure: String?
    /// The code of an exercise, where it is not the author's.
    package var answer: String?
    /// What the checks of an exercise say of the answer; nil where they were not asked.
    package var passed: Bool?
  }
  package var lesson: String
  package var title: String
  /// The step that runs or ran last; the first where none did.
  package var step: String?
  /// Those that a page shows.
  package var steps: [Step]
}

extension LiveLesson {
  /// Grows with whatever pages show of the lesson.
  package nonisolated var lastEvent: Int { board.last }

  /// How it stands now.
  package var snapshot: LiveSnapshot {
    get async {
      let results = await session.results
      let verdicts = await session.answers.verdicts
      let names = lesson.stepNames
      let steps = lesson.steps.indices.compactMap { index -> LiveSnapshot.Step? in
        let step = lesson.steps[index]
        guard let name = names[step.id] else { return nil }
        let record = results[step.id]?.record
        let failures = (record?.outputs ?? []).compactMap { if case .error(let failure) = $0 { failure } else { nil } }
        let verdict = verdicts[step.id]
        let failure = record?.state == .failed ? failures.last?.message : verdict?.message
        let author = original.steps.first { $0.id == step.id }?.source
        let isExercise = step.exercise != nil
        return LiveSnapshot.Step(
          id: step.id, name: name, title: step.title, progress: progress(of: index, results[step.id]),
          isExercise: isExercise, failure: failure,
          answer: isExercise && step.source != author ? step.source : nil, passed: verdict?.passed)
      }
      return LiveSnapshot(
        lesson: name, title: original.title,
        step: lastStarted.flatMap { id in steps.contains { $0.id == id } ? id : nil } ?? steps.first?.id, steps: steps)
    }
  }

  /// The page for those who only read: nothing runs from it, and it follows the room.
  package func readingPage(in page: LivePage) async -> String {
    var record = await session.record
    record.seconds = nil
    return page.reading(lesson, record)
  }
}
