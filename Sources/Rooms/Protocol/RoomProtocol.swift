// The protocol of a room, version 1: HTTP/1.1 and server-sent events between a teacher's machine and those who join.
//
//   POST /room/1/join      ``RoomJoin`` → ``RoomJoined``         a code and a name; the answer has the token of this learner
//   GET  /room/1/events    → text/event-stream                   where the teacher is
//   POST /room/1/report    ``RoomReport`` → {}                   how the learner's steps are
//   GET  /room/1/catch-up?lesson=NAME → `CatchUp`                the author's code of the steps up to the teacher's
//   POST /room/1/leave     {} → {}
//
// A browser also gets GET / (the form to join by), GET /index.html and GET /NAME.html (the lessons, to be read). Nothing else is there.
//
// Bodies are JSON objects with a Content-Length, one request a connection, `Content-Type: application/json`. What is refused is answered by a status from 400 on and
// {"problem": "…"}, a sentence for whoever reads it: 400 not understood, 401 no token or one that is not of this room, 403 a wrong code, another
// host or origin, nobody else is let in, or removed by the teacher, 404 nothing there, 409 not now, 413 too large, 429 too often (`Retry-After` says when
// again), 503 the room is full. Another version than 1 in the path is answered by 404 and the version that is spoken here.
//
// The token stands in `Authorization: Bearer TOKEN`; a browser that joined with "browser": true has it in a cookie that is HttpOnly and
// SameSite=Strict instead, and never sees it. Whoever comes back with the token is the same learner. `Host` is an address of numbers, as
// the teacher's machine has it; `Origin`, where there is one, is the room's own.
//
// Events have an id; `Last-Event-ID` names the last one known, and what was missed is said as it is now, not as it came to be:
//
//   event: place   data: ``RoomPlace``               where the teacher is; the first when a learner comes, unless it is known
//   event: end     data: {"words": "…"}              the room ends, or this learner is removed; the line ends after it
//   : (a comment)                                    every ten seconds, so that a dead line is noticed
//
// What a learner sends is data: it is stored and shown, escaped, to the teacher, and never run, written to a file or sent to another learner.
// Code comes from the teacher's machine only, and only the lesson author's.

import Foundation

/// What asks to come in.
public struct RoomJoin: Codable, Hashable, Sendable {
  /// As it is shown, or without its dash, in any case.
  public var code: String
  public var name: String
  /// Of an earlier time: comes back as the same learner, and is refused where it is not of this room.
  public var token: String?
  /// The token goes into a cookie.
  public var browser: Bool?
}

/// Who has come in.
public struct RoomJoined: Codable, Hashable, Sendable {
  /// nil for a browser.
  public var token: String?
  /// The name that the learner has here: with a number where another one has it too.
  public var name: String
  /// The room's.
  public var room: String
  public var version: Int
}

/// Where the teacher is.
public struct RoomPlace: Codable, Hashable, Sendable {
  /// Grows with every move of the teacher.
  public var number = 0
  /// Grows with what the teacher's page of the lesson shows.
  public var page = 0
  /// nil before the teacher has run a step.
  public var lesson: String?
  public var title: String?
  public var step: String?
  public var stepName: String?
}

/// How a learner's steps are.
public struct RoomReport: Codable, Hashable, Sendable {
  public struct Step: Codable, Hashable, Sendable {
    public var id: String
    /// As `LiveStep.Progress` has them: `waiting`, `queued`, `running`, `ran`, `failed`, `failedAsExpected`, `stoppedEarly`, `shownOnly`.
    public var state: String
    /// What went wrong.
    public var message: String?
    /// Of an exercise: what its checks say of the answer; nil where they were not asked.
    public var passed: Bool?
  }
  public struct Answer: Codable, Hashable, Sendable {
    public var step: String
    public var code: String
  }
  public var lesson: String
  /// The one that the learner is at.
  public var step: String?
  public var steps: [Step] = []
  /// The learner's code of exercises.
  public var answers: [Answer] = []
}

/// What the protocol allows; all else is refused.
public struct RoomLimits: Sendable {
  public static let version = 1
  /// Letters of a name.
  public var name = 40
  /// In bytes of bodies.
  public var join = 4 << 10
  public var report = 64 << 10
  /// In bytes of an exercise's code.
  public var answer = 16 << 10
  /// In bytes of what went wrong.
  public var message = 2 << 10
  /// In bytes of a step's id and a lesson's name.
  public var word = 200
  public var steps = 300
  public var answers = 50
  public var learners = 200
  /// Event lines that one learner may hold; the oldest ends for a new one.
  public var lines = 3
  /// In a minute.
  public var joinsFromOne = 60
  public var joinsInAll = 240
  public var wrongCodes = 10
  public var reports = 180

  public init() {}
}
