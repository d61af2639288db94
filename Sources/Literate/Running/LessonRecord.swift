import StepOutput

/// What happened when a lesson ran: `Output/NAME.json`.
public struct LessonRecord: Codable, Sendable {
  /// The lesson's name and file as in ``Lesson``.
  public var name: String
  public var file: String
  public var title: String
  /// `Lectern 0.1.0`, `Swift 6.3.1`, …
  public var versions: [String: String]
  public var seed: Int
  /// The values that the steps saw, after `--set`.
  public var parameters: [String: ParameterValue]
  /// What the page says at its top (`The pictures on this page were drawn by Lectern …`).
  public var notices: [String]
  public var steps: [StepRecord]
  /// From the first compile to the last output.
  public var seconds: Double

  /// Whether every step that had to run did, and ended as the lesson says.
  public var succeeded: Bool { !steps.contains { $0.state == .failed || $0.state == .notReached } }
}

/// What happened to one step.
public struct StepRecord: Codable, Sendable {
  /// How a step ended.
  public enum State: String, Codable, Sendable {
    case ran
    case failed
    /// It failed, as `expect=error` said it would.
    case failedAsExpected
    /// `norun`.
    case shownOnly
    /// A step before it failed.
    case notReached
  }
  public var id: String
  public var title: String?
  /// First and last line of the code in the Markdown.
  public var firstLine: Int
  public var lastLine: Int
  public var state: State
  /// Running it, without compiling; nil when it did not run.
  public var seconds: Double?
  /// In the order they came; text in pieces as printed.
  public var outputs: [StepOutput]
}
