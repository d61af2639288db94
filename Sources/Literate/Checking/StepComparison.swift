/// A step beside what was recorded of it.
public struct StepComparison: Codable, Sendable {
  /// What came of it.
  public enum Verdict: String, Codable, Sendable {
    /// As it was recorded, as far as its runs agree among themselves.
    case same
    case drifted
    /// It should not have failed.
    case failed
    /// A step before it failed.
    case notReached
    /// The record does not know it.
    case added
    /// The lesson has it no more.
    case removed
  }

  public var id: String
  public var title: String?
  /// The line of its code in the file; nil where it is no more.
  public var line: Int?
  public var verdict: Verdict
  /// What it was called in the record, where it is called otherwise now.
  public var recordedAs: String?
  /// How often it was run, runs of the whole lesson among them.
  public var runs = 0
  /// How many words, numbers and lines its runs do not agree about.
  public var noisy = 0
  public var differences: [Difference] = []

  init(_ id: String, title: String? = nil, line: Int? = nil, _ verdict: Verdict) {
    (self.id, self.title, self.line, self.verdict) = (id, title, line, verdict)
  }

  /// Whether a date or a time of day is where it differs.
  var tellsMoments: Bool {
    differences.contains { TokenScanner.tokens(of: $0.now ?? "").contains(where: \.isMoment) }
  }
}
