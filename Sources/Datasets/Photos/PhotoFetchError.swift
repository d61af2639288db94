/// Why photographs could not be fetched.
package enum PhotoFetchError: Error, Equatable, CustomStringConvertible {
  /// Every source failed: what each said, and how many photographs of all are still missing.
  case failed(reasons: [String], missing: Int, total: Int)
  /// An archive did not come or is not what it should be; `isKept` says whether another try goes on with what came.
  case archive(String, reason: String, isKept: Bool)

  /// One or two sentences: what was expected, what came, what to do.
  package var description: String {
    switch self {
    case .failed(let reasons, let missing, let total):
      "\(missing) of the \(total) photographs could not be fetched. "
        + reasons.joined(separator: " ") + Self.kept
    case .archive(let title, let reason, let isKept):
      "The photographs of \(title) could not be fetched. \(reason)." + (isKept ? Self.kept : "")
    }
  }

  private static let kept = " What arrived is kept, so that another try goes on from there."
}
