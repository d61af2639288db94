/// What a lesson cannot do for its page.
public enum LiveProblem: Error, Hashable, CustomStringConvertible {
  case unknownStep(String)
  case tooLong(step: String, bytes: Int)
  case nothingToSave(String)
  case closed
  case noRoom
  case nothingAside
  case otherLesson(step: String)

  /// One sentence: what is so, and what to do.
  public var description: String {
    switch self {
    case .unknownStep(let id): "the lesson has no step `\(id)` any more; what you wrote for it is kept in this browser"
    case .tooLong(let id, let bytes):
      "the code of `\(id)` has \(bytes) bytes, and a step may have \(LiveLesson.mostCode); make it shorter"
    case .nothingToSave(let id): "`\(id)` is as the file has it"
    case .noRoom: "this course is in no room; start `lectern serve` with --join"
    case .nothingAside: "nothing of yours is kept aside in this lesson"
    case .otherLesson(let id):
      "the teacher's lesson has a step `\(id)`, and yours has none: get the same version of the lesson as the teacher's. Nothing was changed"
    case .closed: "the lesson was closed; load the page again"
    }
  }
}
