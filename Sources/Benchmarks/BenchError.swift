/// Why a case was not measured. The description says who was to do what, and what came.
package enum BenchError: Error, Equatable, CustomStringConvertible {
  /// The program of a contestant cannot be started.
  case notStarted(String, reason: String)
  /// A contestant gave up; what it said has been shown.
  case ended(String, status: Int32)
  /// A contestant printed something other than a measurement.
  case notUnderstood(String, line: String)
  /// Contestants did not do the same work.
  case differs(String, String, what: String, Int?, Int?)

  package var description: String {
    switch self {
    case .notStarted(let name, let reason): "\(name) could not be started: \(reason)"
    case .ended(let name, let status): "\(name) ended with status \(status); what it said is above"
    case .notUnderstood(let name, let line):
      "\(name) should end its output with a line of JSON such as {\"ready\": 1.5, \"laps\": [0.3], …}; it was '\(line)'"
    case .differs(let one, let other, let what, let first, let second):
      "\(one) and \(other) did not do the same work: \(what) are \(first.map(String.init) ?? "unknown") and "
        + "\(second.map(String.init) ?? "unknown")"
    }
  }
}
