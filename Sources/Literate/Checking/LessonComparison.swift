/// A lesson as it runs now beside what was recorded of it.
public struct LessonComparison: Codable, Sendable {
  public var name: String
  public var file: String
  public var title: String
  /// What holds for all of it: parameters, notices, the order of the steps.
  public var differences: [Difference] = []
  /// In the order of the lesson; those that are no more come last.
  public var steps: [StepComparison] = []
  /// What made the record, where it was something else: `swift 6.2, now 6.3.1`.
  public var versions: [String] = []

  init(_ lesson: Lesson) { (name, file, title) = (lesson.name, lesson.file, lesson.title) }

  /// Whether all is as it was recorded.
  public var isSame: Bool { differences.isEmpty && steps.allSatisfy { $0.verdict == .same } }
  /// Whether a step failed that should not.
  public var failed: Bool { steps.contains { $0.verdict == .failed } }
}
