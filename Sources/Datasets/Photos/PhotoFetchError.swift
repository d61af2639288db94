/// Why the original photographs could not be fetched.
public enum PhotoFetchError: Error, Equatable, CustomStringConvertible {
  /// Every source failed: what each said, and how many photographs of all are still missing.
  case failed(reasons: [String], missing: Int, total: Int)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .failed(let reasons, let missing, let total):
      "\(missing) of the \(total) photographs could not be fetched. "
        + reasons.joined(separator: " ") + " What arrived is kept, so that another try goes on from there."
    }
  }
}
