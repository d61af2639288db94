import StepOutput

/// Tells whether what a check of an exercise expects holds. Exercises call it as `check(condition, "what the learner is told")`.
///
/// - Parameters:
///   - line: of the check in its lesson.
///   - message: what the learner is told where it does not hold.
///   - holds: the condition; where it throws, it does not hold.
public func reportCheck(line: Int, _ message: () -> String, _ holds: () throws -> Bool) {
  var details: [String] = []
  do { if try holds() { return } } catch { details = ["\(error)"] }
  StepSink.emit(.error(StepOutput.Failure(kind: .check, message: message(), line: line, details: details)))
}
