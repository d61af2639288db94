/// Why a room refuses what is asked, and what to do.
public enum RoomProblem: Error, Hashable, CustomStringConvertible, Sendable {
  case wrongCode
  case tooManyWrongCodes
  case tooManyJoins
  case full(Int)
  case noName
  case longName(Int)
  case strangeName
  case noToken
  case forgedToken
  case removed
  case over
  case locked
  case tooLarge(what: String, bytes: Int, most: Int)
  case notUnderstood(String)
  case tooOften
  case otherVersion
  case nothingThere
  case wrongPlace
  case notBegun
  case elsewhere(String)
  case isTeacher

  /// What HTTP calls it.
  public var status: Int {
    switch self {
    case .wrongCode, .removed, .over, .locked, .wrongPlace: 403
    case .tooManyWrongCodes, .tooManyJoins, .tooOften: 429
    case .full: 503
    case .noName, .longName, .strangeName, .notUnderstood: 400
    case .noToken, .forgedToken: 401
    case .tooLarge: 413
    case .otherVersion, .nothingThere: 404
    case .notBegun, .elsewhere, .isTeacher: 409
    }
  }

  /// One sentence: what is so, and what to do.
  public var description: String {
    switch self {
    case .wrongCode: "this is not the room's code; it is shown on the teacher's board, six letters like KQ4-7MX"
    case .tooManyWrongCodes:
      "too many wrong codes came from this address; wait a minute, and read the code from the teacher's board"
    case .tooManyJoins: "too many want to come in at once; try again in a minute"
    case .full(let most): "the room is full: it holds \(most) learners; the teacher can remove those who are gone"
    case .noName: "a name is missing: give one of 1 to 40 letters"
    case .longName(let count): "a name may have 40 letters, and this one has \(count); give a shorter one"
    case .strangeName:
      "a name may have letters, digits, spaces and signs, and nothing that cannot be seen; give another one"
    case .noToken: "this is for those who have joined the room: join it with its code first"
    case .forgedToken: "this token is not of this room, which may be a new one: join it with its code"
    case .removed: "the teacher has removed you from the room"
    case .over: "the room has ended"
    case .locked: "the teacher lets nobody else in at the moment; ask them"
    case .tooLarge(let what, let bytes, let most): "\(what) may have \(most) bytes, and this has \(bytes); send less"
    case .notUnderstood(let what): "this is not what a room understands: \(what)"
    case .tooOften: "this comes too often; once a second is enough"
    case .otherVersion: "this room speaks version \(RoomLimits.version) of its protocol: /room/\(RoomLimits.version)/…"
    case .nothingThere: "there is no such page in this room"
    case .wrongPlace: "this was not asked by a page of this room, or not by its address"
    case .notBegun: "the teacher has not run a step yet; try again when they have"
    case .isTeacher: "the teacher leads the room and has nobody to catch up with"
    case .elsewhere(let title): "the teacher is in another lesson, “\(title)”; go there first"
    }
  }
}

/// As it stands in an answer.
struct ProblemBody: Codable { var problem: String }
