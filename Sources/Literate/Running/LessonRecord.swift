import StepOutput

/// What happened when a lesson ran: `Output/NAME.json`, where the times are left out, so that the same results are the same file.
public struct LessonRecord: Codable, Sendable {
  /// The lesson's name and file as in ``Lesson``.
  public var name: String
  /// The path of the Markdown as it was given.
  public var file: String
  /// As the page shows it.
  public var title: String
  /// `Lectern 0.1.0`, `Swift 6.3.1`, …
  public var versions: [String: String]
  /// The lesson's parameter `seed`; 0 where it has none.
  public var seed: Int
  /// The values that the steps saw, after `--set`.
  public var parameters: [String: ParameterValue]
  /// What the page says at its top (`The pictures on this page were drawn by Lectern …`).
  public var notices: [String]
  /// One for each step of the lesson, in its order.
  public var steps: [StepRecord]
  /// What was tried of each exercise that was reached; nil where there is none.
  public var exercises: [ExerciseRecord]?
  /// From the first compile to the last output; nil where that is not known.
  public var seconds: Double?

  /// Whether every step that had to run did, and ended as the lesson says, and so did all that was tried of exercises.
  public var succeeded: Bool {
    !steps.contains { [.failed, .notReached, .stoppedEarly].contains($0.state) }
      && exercises?.contains { !$0.isRight } != true
  }

  /// Whether something other than its own code ended it: somebody stopped a step, or the kernel could not do its work.
  public var wasKeptFromRunning: Bool {
    steps.contains { step in
      step.state == .stoppedEarly
        || step.outputs.contains {
          if case .error(let failure) = $0 { [.interrupted, .kernel].contains(failure.kind) } else { false }
        }
    }
  }
}

/// What happened to one step.
public struct StepRecord: Codable, Sendable {
  /// How a step ended.
  public enum State: String, Codable, Sendable {
    /// To its end.
    case ran
    /// Somebody stopped it, and it came to an end with less than all of its work done: a fit that keeps what it has learned.
    case stoppedEarly
    /// With an error, a trap, a time-out, …
    case failed
    /// It failed, as `expect=error` said it would.
    case failedAsExpected
    /// `norun`.
    case shownOnly
    /// A step before it failed.
    case notReached
  }
  /// As in ``Step``.
  public var id: String
  /// As in ``Step``.
  public var title: String?
  /// The first line of the code in the Markdown, from 1.
  public var firstLine: Int
  /// From 1, inclusive.
  public var lastLine: Int
  /// How it ended.
  public var state: State
  /// Running it, without compiling; nil when it did not run, or where that is not known.
  public var seconds: Double?
  /// In the order they came; text in pieces as printed.
  public var outputs: [StepOutput]
}
