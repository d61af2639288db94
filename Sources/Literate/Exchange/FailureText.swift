import StepOutput

/// What ended a step, in words, for pages and for programs that know nothing of them.
enum FailureText {
  /// What kind of end it was.
  static func kind(_ kind: StepOutput.Failure.Kind) -> String {
    switch kind {
    case .compile: "The compiler does not accept this step"
    case .thrown: "An error was thrown"
    case .trap: "The step trapped"
    case .exit: "The step ended the program"
    case .signal: "The step was ended by a signal"
    case .timeout: "The step took too long"
    case .memory: "The step took too much memory"
    case .interrupted: "The step was stopped"
    case .kernel: "The kernel failed"
    case .check: "A check does not hold"
    }
  }

  /// `Lessons/04-head.md:12:9`; nil where no line is known.
  static func place(_ failure: StepOutput.Failure) -> String? {
    guard let line = failure.line else { return nil }
    return [failure.file, "\(line)", failure.column.map { "\($0)" }].compactMap { $0 }.joined(separator: ":")
  }
}
