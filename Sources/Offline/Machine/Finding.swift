/// What `lectern doctor` has to say of one subject.
package struct Finding: Codable, Hashable, Sendable {
  /// How it stands.
  package enum Verdict: String, Codable, Sendable, CaseIterable {
    /// As it should be.
    case good
    /// The course runs, and something would make it better.
    case advice
    /// The course cannot run so.
    case missing
  }

  package var verdict: Verdict
  /// `memory`
  package var subject: String
  /// What there is, in plain words.
  package var found: String
  /// What there should be; nil where that is what there is.
  package var wanted: String?
  /// The commands that mend it, or what to do where no command does.
  package var remedies: [String]

  package static func good(_ subject: String, _ found: String) -> Finding {
    Finding(verdict: .good, subject: subject, found: found, wanted: nil, remedies: [])
  }

  package static func advice(_ subject: String, _ found: String, wanted: String, _ remedies: String...) -> Finding {
    Finding(verdict: .advice, subject: subject, found: found, wanted: wanted, remedies: remedies)
  }

  package static func missing(_ subject: String, _ found: String, wanted: String, _ remedies: String...) -> Finding {
    Finding(verdict: .missing, subject: subject, found: found, wanted: wanted, remedies: remedies)
  }
}
