import Foundation

/// How far a learner is in a lesson, and what they have changed in it.
public struct LessonProgress: Codable, Hashable, Sendable {
  /// The step that is next; nil behind the last.
  public var step: String?
  /// How many steps are before it.
  public var index = 0
  /// At most one a step.
  public var changes: [StepChange] = []

  /// At the beginning.
  public init() {}

  /// Whether there is nothing to come back to.
  public var isEmpty: Bool { index == 0 && changes.isEmpty }

  /// Fits it to the lesson as it is now: changes stay where the author's code is still the one that they were made from.
  ///
  /// - Returns: what did not stay as it was.
  public mutating func fit(to lesson: Lesson) -> [ProgressNote] {
    var notes: [ProgressNote] = []
    let steps = lesson.steps
    var kept: [StepChange] = []
    for var change in changes {
      let sameName = steps.first { $0.id == change.step }
      let sameCode = steps.filter { $0.source == change.original }
      if sameName?.source != change.original, sameCode.count == 1,
        !changes.contains(where: { $0.step == sameCode[0].id })
      {
        // A step without an id of its own has another number, or the author has named it.
        change.step = sameCode[0].id
      } else if let sameName, sameName.source != change.original {
        if sameName.source == change.mine { continue }
        if change.isUsed { notes.append(.conflict(change.step)) }
        change.isUsed = false
        change.original = sameName.source
      } else if sameName == nil {
        notes.append(.gone(change))
        continue
      }
      kept.append(change)
    }
    changes = kept
    index = steps.firstIndex { $0.id == step } ?? min(index, steps.count)
    step = index < steps.count ? steps[index].id : nil
    return notes
  }
}

/// What has happened to a learner's change because the author has changed the lesson.
public enum ProgressNote: Hashable, Sendable {
  /// The author has changed the same step; the learner's version is kept aside.
  case conflict(String)
  /// The step is not in the lesson any more.
  case gone(StepChange)
}
