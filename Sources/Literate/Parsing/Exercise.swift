/// What stands behind an exercise besides its starter code, which is the step's own.
public struct Exercise: Sendable, Hashable {
  /// The code where a learner begins.
  public var starter: Piece
  /// In the order in which they are given.
  public var hints: [Hint] = []
  /// The author's answer; nil in a learner's edition.
  public var solution: Piece?
  /// Assertions about the state that an answer leaves, in their order.
  public var checks: [Piece] = []
  /// Typical mistakes.
  public var wrongs: [Wrong] = []
  /// What the checks, or the compiler, say of the starter code, or a part of it; nil where any failure will do.
  public var starterFails: String?

  /// Code of a fence.
  public struct Piece: Sendable, Hashable {
    /// With its last newline.
    public var source: String
    /// The line of its first line in the file, from 1.
    public var line: Int
  }

  /// A typical mistake.
  public struct Wrong: Sendable, Hashable {
    public var piece: Piece
    /// What the learner is to be told, or a part of it.
    public var message: String
  }

  /// Help for who is stuck.
  public enum Hint: Sendable, Hashable {
    /// Markdown.
    case words(String)
    case code(String)
  }
}

extension Step {
  /// The step with another code in its place, at its own lines in the file.
  func with(_ piece: Exercise.Piece) -> Step {
    var step = self
    (step.source, step.line) = (piece.source, piece.line)
    return step
  }
}

extension Exercise {
  /// Without where its parts stand: what matters to a run.
  var withoutLines: Exercise {
    var exercise = self
    exercise.starter.line = 0
    exercise.solution?.line = 0
    for index in checks.indices { exercise.checks[index].line = 0 }
    for index in wrongs.indices { exercise.wrongs[index].piece.line = 0 }
    return exercise
  }
}

extension Lesson {
  /// The lesson as its author solves it: each exercise is its solution. One without a solution is not run.
  public var solved: Lesson {
    var lesson = self
    lesson.blocks = blocks.map { block in
      guard case .step(let step) = block, let exercise = step.exercise else { return block }
      var solved = exercise.solution.map(step.with) ?? step
      if exercise.solution == nil { solved.attributes.norun = true }
      return .step(solved)
    }
    return lesson
  }
}
