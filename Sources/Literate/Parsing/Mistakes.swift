/// Collects the mistakes of a lesson, so that an author sees all of them at once.
struct Mistakes {
  let file: String
  private(set) var errors: [LessonError] = []

  init(file: String) { self.file = file }

  mutating func add(_ problem: LessonProblem, line: Int, column: Int? = nil) {
    errors.append(LessonError(file: file, line: line, column: column, problem: problem))
  }
}
