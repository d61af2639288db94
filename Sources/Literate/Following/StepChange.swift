/// A learner's version of a step.
public struct StepChange: Codable, Hashable, Sendable {
  /// The step's id.
  public var step: String
  /// The author's code that it was made from.
  public var original: String
  /// The learner's code.
  public var mine: String
  /// Whether the learner's code is the step; else it is kept aside.
  public var isUsed: Bool
}

extension Lesson {
  /// The lesson with the changes that are used.
  func applying(_ changes: [StepChange]) -> Lesson {
    changes.filter(\.isUsed).reduce(self) { lesson, change in
      lesson.steps.firstIndex { $0.id == change.step }.map { lesson.replacing($0, with: change.mine) } ?? lesson
    }
  }
}
