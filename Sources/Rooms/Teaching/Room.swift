import Files
import Foundation
import Literate
import Serving

/// A room: who has joined it, what they have said of themselves, and where the teacher is. It holds data and runs nothing; all of it is bounded.
public final class Room: @unchecked Sendable {
  /// What it is called.
  public let name: String
  public let code: RoomCode
  let limits: RoomLimits
  private let clock: @Sendable () -> Date
  private let lock = NSLock()
  private var learners: [Int: Learner] = [:]
  /// Numbers by the digests of tokens: looking one up tells nothing of another.
  private var tokens: [String: (secret: Secret, learner: Int)] = [:]
  private var removedTokens: [String] = []
  private var nextNumber = 1
  private var nextLine = 1
  private var teacher = RoomPlace()
  private var ended: String?
  private var anonymous = false
  private var locked = false
  private var joins: RateLimit
  private var allJoins: RateLimit
  private var wrongCodes: RateLimit
  private var reports: RateLimit
  /// Of where the teacher is, and the end.
  let places: ChangeCounter
  private let firstEvent: Int
  /// Of anything that the board shows.
  let changes: ChangeCounter

  /// - Parameter clock: what time it is.
  public init(name: String, limits: RoomLimits = RoomLimits(), clock: @escaping @Sendable () -> Date = { Date() }) {
    (self.name, self.limits, self.clock) = (name, limits, clock)
    code = RoomCode()
    joins = RateLimit(limits.joinsFromOne)
    allJoins = RateLimit(limits.joinsInAll)
    wrongCodes = RateLimit(limits.wrongCodes)
    reports = RateLimit(limits.reports)
    // Numbers begin with the time, so that those of an earlier room are all smaller.
    let first = Int(clock().timeIntervalSince1970 * 1000)
    firstEvent = first
    places = ChangeCounter(first)
    changes = ChangeCounter(first)
  }

  var now: Date { clock() }

  // MARK: Learners

  /// Lets somebody in, or in again.
  ///
  /// - Parameter address: where they come from.
  /// - Throws: ``RoomProblem``.
  func join(_ asked: RoomJoin, from address: String) throws -> (joined: RoomJoined, token: String) {
    let now = clock()
    let result: (RoomJoined, String) = try lock.withLock {
      if ended != nil { throw RoomProblem.over }
      guard wrongCodes.admits(address, at: now) else { throw RoomProblem.tooManyWrongCodes }
      guard joins.admits(address, at: now), allJoins.admits("", at: now) else { throw RoomProblem.tooManyJoins }
      joins.count(address, at: now)
      allJoins.count("", at: now)
      if let token = asked.token {
        do {
          let number = try learner(of: token)
          learners[number]?.seen = now
          return (
            RoomJoined(token: token, name: learners[number]?.name ?? "", room: name, version: RoomLimits.version), token
          )
        } catch RoomProblem.forgedToken {
          // Tokens are not guessed by way of joining either.
          wrongCodes.count(address, at: now)
          throw RoomProblem.forgedToken
        }
      }
      guard code.isSame(as: asked.code) else {
        wrongCodes.count(address, at: now)
        throw RoomProblem.wrongCode
      }
      if locked { throw RoomProblem.locked }
      let wanted = try LearnerName.checked(asked.name, limits: limits)
      guard learners.count < limits.learners else { throw RoomProblem.full(limits.learners) }
      let own = LearnerName.unique(wanted, among: Set(learners.values.map { LearnerName.key($0.name) }))
      let secret = Secret()
      learners[nextNumber] = Learner(number: nextNumber, name: own, isReader: asked.browser == true, at: now)
      tokens[Digest.hex(secret.text)] = (secret, nextNumber)
      nextNumber += 1
      return (RoomJoined(token: secret.text, name: own, room: name, version: RoomLimits.version), secret.text)
    }
    changes.change()
    return result
  }

  /// Whose token it is.
  ///
  /// - Throws: ``RoomProblem``.
  func learner(withToken token: String?) throws -> Int {
    guard let token else { throw RoomProblem.noToken }
    return try lock.withLock {
      if ended != nil { throw RoomProblem.over }
      return try learner(of: token)
    }
  }

  private func learner(of token: String) throws -> Int {
    let digest = Digest.hex(token)
    guard let known = tokens[digest], known.secret.isSame(as: token) else {
      throw removedTokens.contains(digest) ? RoomProblem.removed : RoomProblem.forgedToken
    }
    return known.learner
  }

  /// Takes what a learner says of their steps.
  ///
  /// - Throws: ``RoomProblem``; nothing is changed then.
  func take(_ report: RoomReport, of number: Int) throws {
    let now = clock()
    try check(report)
    try lock.withLock {
      guard learners[number] != nil else { throw RoomProblem.removed }
      guard reports.admits("\(number)", at: now) else { throw RoomProblem.tooOften }
      reports.count("\(number)", at: now)
      learners[number]?.take(report, at: now)
    }
    changes.change()
  }

  private func check(_ report: RoomReport) throws {
    let words = [report.lesson, report.step ?? ""] + report.steps.map(\.id) + report.answers.map(\.step)
    if let long = words.first(where: { $0.utf8.count > limits.word }) {
      throw RoomProblem.tooLarge(what: "a lesson's name and a step's id", bytes: long.utf8.count, most: limits.word)
    }
    guard report.steps.count <= limits.steps, report.answers.count <= limits.answers else {
      throw RoomProblem.notUnderstood("a report has at most \(limits.steps) steps and \(limits.answers) answers")
    }
    if let strange = report.steps.first(where: { LiveStep.Progress(rawValue: $0.state) == nil }) {
      throw RoomProblem.notUnderstood("a step is not `\(strange.state.prefix(40))`, but for example `ran` or `failed`")
    }
    for step in report.steps where (step.message ?? "").utf8.count > limits.message {
      throw RoomProblem.tooLarge(what: "a step's message", bytes: step.message?.utf8.count ?? 0, most: limits.message)
    }
    for answer in report.answers where answer.code.utf8.count > limits.answer {
      throw RoomProblem.tooLarge(what: "an answer", bytes: answer.code.utf8.count, most: limits.answer)
    }
  }

  /// A learner is gone, by their own will or the teacher's.
  func remove(_ number: Int, byTeacher: Bool) {
    lock.withLock {
      guard learners.removeValue(forKey: number) != nil else { return }
      for (digest, known) in tokens where known.learner == number {
        tokens[digest] = nil
        if byTeacher { removedTokens = (removedTokens + [digest]).suffix(1000) }
      }
    }
    changes.change()
    places.change()
  }

  // MARK: Lines

  /// An event line of a learner begins; the oldest ends where there are too many.
  func openLine(of number: Int) -> Int {
    let line = lock.withLock {
      nextLine += 1
      var lines = (learners[number]?.lines ?? []) + [nextLine]
      let isTooMany = lines.count > limits.lines
      lines = lines.suffix(limits.lines)
      learners[number]?.lines = lines
      return (number: nextLine, isTooMany: isTooMany)
    }
    changes.change()
    if line.isTooMany { places.change() }
    return line.number
  }

  /// It is over.
  func closeLine(_ line: Int, of number: Int) {
    let now = clock()
    lock.withLock {
      learners[number]?.lines.removeAll { $0 == line }
      learners[number]?.seen = now
    }
    changes.change()
  }

  /// How things stand for a line.
  enum LineState {
    case open(RoomPlace)
    /// With what is to be said.
    case over(String)
    /// Another one has taken its place.
    case replaced
  }

  func state(of line: Int, learner: Int) -> LineState {
    lock.withLock {
      if let ended { return .over(ended) }
      guard let lines = learners[learner]?.lines else { return .over("\(RoomProblem.removed)".sentence) }
      return lines.contains(line) ? .open(teacher) : .replaced
    }
  }

  /// The number of the event that tells of a place.
  func event(of place: RoomPlace) -> Int { firstEvent + place.page }

  // MARK: The teacher

  /// Where the teacher is.
  var place: RoomPlace { lock.withLock { teacher } }

  /// The teacher goes somewhere.
  func go(to lesson: String, title: String, step: String, stepName: String) {
    lock.withLock {
      guard teacher.lesson != lesson || teacher.step != step else { return }
      teacher = RoomPlace(
        number: teacher.number + 1, page: teacher.page + 1, lesson: lesson, title: title, step: step, stepName: stepName
      )
    }
    changes.change()
    places.change()
  }

  /// What the teacher's page of the lesson shows has changed.
  func pageChanged() {
    lock.withLock { teacher.page += 1 }
    places.change()
  }

  /// Whether names stand on the board.
  var isAnonymous: Bool {
    get { lock.withLock { anonymous } }
    set {
      lock.withLock { anonymous = newValue }
      changes.change()
    }
  }

  /// Whether nobody else is let in.
  var isLocked: Bool {
    get { lock.withLock { locked } }
    set {
      lock.withLock { locked = newValue }
      changes.change()
    }
  }

  /// Ends it; everybody is told.
  public func end(_ words: String = "The room has ended; what you have stays as it is.") {
    lock.withLock { ended = ended ?? words }
    changes.change()
    places.change()
  }

  var isOver: Bool { lock.withLock { ended != nil } }

  /// All learners, in the order in which they came.
  var everybody: [Learner] { lock.withLock { learners.values.sorted { $0.number < $1.number } } }
}

extension String {
  /// With a capital and a full stop.
  var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
