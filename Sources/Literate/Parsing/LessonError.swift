/// A mistake in a lesson: where, and what to do.
public struct LessonError: Error, Hashable, CustomStringConvertible {
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in characters; nil where the whole line is meant.
  public var column: Int?
  public var problem: LessonProblem

  public init(file: String, line: Int, column: Int? = nil, problem: LessonProblem) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
  }

  /// `Lessons/04-head.md:12:9: …`
  public var description: String {
    "\(file):\(line):\(column.map { "\($0):" } ?? "") \(problem)"
  }
}
