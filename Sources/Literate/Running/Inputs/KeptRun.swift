import Files
import Foundation

/// What is kept of a lesson's last run: what it depended on, what came of it, and what it took.
struct KeptRun: Codable, Sendable {
  /// To be counted up when the meaning of what is kept changes.
  static let version = 1

  /// A step as it was when it ran.
  struct Step: Codable, Sendable {
    var id: String
    /// Of all that runs of it.
    var code: String
    /// Of what its fence says, as far as results depend on that.
    var fence: String
    var line: Int
    /// How many lines its code has.
    var lines: Int
    var seconds: Double?
  }

  /// How the run ended.
  enum End: String, Codable, Sendable { case succeeded, failed, stoppedEarly }

  var version = Self.version
  /// The lesson's file as it was given, and where it is.
  var file: String
  var path: String
  var identity: RunIdentity
  var parameters: [String: ParameterValue]
  var steps: [Step]
  var end: End
  /// Where it failed or was stopped, by its place.
  var endedAt: Int?
  var inputs: [LessonInput]
  var unknown: [Int: UnknownInput]
  /// What the kernel had loaded.
  var libraries: [LessonInput]
  /// When the inputs were looked at, in nanoseconds since 1970.
  var taken: Int
  var seconds: Double
  /// The most that one of its processes had in memory, in bytes.
  var memory: Int
  var pages: KeptPages

  /// The times, for the page.
  var times: RunTimes {
    RunTimes(seconds: seconds, steps: Dictionary(steps.map { ($0.id, $0.seconds) }) { first, _ in first })
  }

  /// - Parameter watchingLines: whether it matters where the step stands in its file.
  static func step(_ step: Literate.Step, watchingLines: Bool) -> Step {
    let flags = step.attributes
    var fence = "\(flags.norun) \(flags.hide) \(flags.expectsError)"
    if flags.expectsError { fence += " \(flags.timeout ?? 0) \(flags.memory ?? 0)" }
    if watchingLines { fence += " line \(step.line)" }
    var code = step.source
    if let exercise = step.exercise { code += "\(exercise.withoutLines)" }
    return Step(
      id: step.id, code: String(Digest.hex(code).prefix(32)), fence: fence, line: step.line,
      lines: step.lines.count)
  }
}

/// The files of a lesson that were written, and what the page was made from.
public struct KeptPages: Codable, Sendable {
  /// `NAME.json`
  var record: LessonInput
  /// `NAME.html`
  var page: LessonInput
  /// Of all that the page was made from besides the record.
  var source: String
}

/// What a run took.
public struct RunTimes: Sendable, Hashable {
  /// In seconds, from the first compile to the last output.
  public var seconds: Double
  /// In seconds, by the ids of the steps.
  public var steps: [String: Double?]
}

extension LessonRecord {
  /// The record with what the run took; without, where nothing is given.
  func with(_ times: RunTimes?) -> LessonRecord {
    var record = self
    record.seconds = times?.seconds
    for index in record.steps.indices { record.steps[index].seconds = times?.steps[record.steps[index].id] ?? nil }
    return record
  }
}
