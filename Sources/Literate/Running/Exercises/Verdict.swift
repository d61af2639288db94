import StepOutput

/// What the checks of an exercise say of an answer.
public struct Verdict: Codable, Hashable, Sendable {
  /// Whether all of them hold.
  public var passed: Bool
  /// What the learner is told where one does not, in the author's words; where the answer did not run, what went wrong.
  public var message: String?
  /// The line of the check that does not hold in the lesson's file; nil where it was not a check that failed.
  public var line: Int?
  /// More about it, such as the error that a check ran into.
  public var details: [String] = []

  static let right = Verdict(passed: true)

  /// An answer that did not run to its end.
  init(failing record: StepRecord) {
    passed = false
    for case .error(let failure) in record.outputs { message = failure.message }
  }

  init(passed: Bool, message: String? = nil, line: Int? = nil, details: [String] = []) {
    (self.passed, self.message, self.line, self.details) = (passed, message, line, details)
  }
}

extension LessonRecord {
  /// Tells what was tried of exercises with its lines as they are now; the exercises are the same.
  mutating func placeExercises(of lesson: Lesson) {
    guard var records = exercises else { return }
    for index in records.indices {
      guard let step = lesson.steps.first(where: { $0.id == records[index].step }), let exercise = step.exercise else {
        continue
      }
      let lines = [exercise.solution?.line ?? step.line, exercise.starter.line] + exercise.wrongs.map(\.piece.line)
      for (place, line) in zip(records[index].attempts.indices, lines) { records[index].attempts[place].line = line }
    }
    exercises = records
  }
}

/// How the exercises of a lesson stand.
public struct ExerciseAnswers: Sendable {
  /// What the checks said, by the ids of the steps; those that were not checked are not in it.
  public var verdicts: [String: Verdict]
  /// The exercises behind which the lesson goes on from the author's solution.
  public var solvedByAuthor: Set<String>

  /// Whether the lesson can go on behind an exercise.
  public func arePassed(_ id: String) -> Bool { verdicts[id]?.passed == true || solvedByAuthor.contains(id) }
}

/// What came of an exercise in a run: its solution has to pass, its starter code and the typical mistakes must not.
public struct ExerciseRecord: Codable, Hashable, Sendable {
  /// The step's id.
  public var step: String
  /// The solution, the starter code, and the mistakes in their order.
  public var attempts: [Attempt]

  /// Whether each came out as the author says.
  public var isRight: Bool { attempts.allSatisfy { $0.problem == nil } }

  /// One answer that was tried.
  public struct Attempt: Codable, Hashable, Sendable {
    /// Whose answer.
    public enum Kind: String, Codable, Sendable { case solution, starter, wrong }
    public var kind: Kind
    /// Where it begins in the lesson's file, from 1.
    public var line: Int
    /// What the learner would be told; nil where it passes.
    public var message: String?
    /// Why this is not as it should be, in a sentence; nil where it is.
    public var problem: String?

    init(_ kind: Kind, line: Int, expected: String?, _ verdict: Verdict) {
      (self.kind, self.line) = (kind, line)
      message = verdict.passed ? nil : verdict.message ?? ""
      problem =
        switch (kind, verdict.passed) {
        case (.solution, true): nil
        case (.solution, false):
          "the solution does not pass its own checks: \(verdict.message ?? "it failed")"
            + (verdict.line.map { " (the check in line \($0))" } ?? "")
        case (.starter, true): "the starter code passes the checks already, so there is nothing to do"
        case (.wrong, true): "this mistake passes the checks; add one that finds it"
        case (_, false):
          expected.flatMap { expected in
            // An info string has no backticks.
            (verdict.message ?? "").replacing("`", with: "").contains(expected)
              ? nil : "the learner is told “\(verdict.message ?? "")”, and not “\(expected)” as `fails=` says"
          }
        }
    }
  }
}
