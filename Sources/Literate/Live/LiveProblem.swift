/// What a lesson cannot do for its page.
public enum LiveProblem: Error, Hashable, CustomStringConvertible {
  case unknownStep(String)
  case tooLong(step: String, bytes: Int)
  case nothingToSave(String)
  case closed

  /// One sentence: what is so, and what to do.
  public var description: String {
    switch self {
    case .unknownStep(let id): "the lesson has no step `\(id)` any more; what you wrote for it is kept in this browser"
    case .tooLong(let id, let bytes):
      "the code of `\(id)` has \(bytes) bytes, and a step may have \(LiveLesson.mostCode); make it shorter"
    case .nothingToSave(let id): "`\(id)` is as the file has it"
    case .closed: "the lesson was closed; load the page again"
    }
  }
}
