import Foundation
import Testing

@testable import Rooms

/// Who is let in, and what of theirs is taken.
@Suite struct RoomTests {
  /// A clock that goes when it is told to.
  final class Clock: @unchecked Sendable {
    var now = Date(timeIntervalSince1970: 1_000_000)
  }

  static func room(_ limits: RoomLimits = RoomLimits(), _ clock: Clock = Clock()) -> Room {
    Room(name: "A room", limits: limits, clock: { clock.now })
  }

  static func join(_ room: Room, _ name: String, from address: String = "10.0.0.1") throws -> Int {
    try room.learner(withToken: room.join(RoomJoin(code: "\(room.code)", name: name), from: address).token)
  }

  @Test func theCodeLetsInHoweverItIsTyped() throws {
    let room = Self.room()
    let code = "\(room.code)"
    #expect(code.wholeMatch(of: #/[A-HJ-NP-Z346789]{3}-[A-HJ-NP-Z346789]{3}/#) != nil)
    for typed in [code, code.lowercased(), code.replacing("-", with: ""), " \(code) "] {
      #expect(try room.join(RoomJoin(code: typed, name: "Ada"), from: "a").joined.room == "A room")
    }
    #expect(room.everybody.map(\.name) == ["Ada", "Ada 2", "Ada 3", "Ada 4"])
  }

  @Test func wrongCodesAreFew() throws {
    let clock = Clock()
    let room = Self.room(RoomLimits(), clock)
    for _ in 0..<10 {
      #expect(throws: RoomProblem.wrongCode) { try room.join(RoomJoin(code: "AAA-AAA", name: "Eve"), from: "eve") }
    }
    // Even the right one, from there; others are let in.
    #expect(throws: RoomProblem.tooManyWrongCodes) { try Self.join(room, "Eve", from: "eve") }
    #expect(try Self.join(room, "Ada", from: "ada") == 1)
    clock.now += 61
    #expect(try Self.join(room, "Eve", from: "eve") == 2)
  }

  @Test func aFloodOfJoinsIsRefusedAndBounded() throws {
    let clock = Clock()
    let room = Self.room(RoomLimits(), clock)
    var refused = 0
    for number in 0..<500 {
      do { _ = try Self.join(room, "L\(number)", from: "one") } catch RoomProblem.tooManyJoins { refused += 1 }
    }
    #expect(refused == 440 && room.everybody.count == 60)
    for number in 0..<5000 { _ = try? Self.join(room, "M\(number)", from: "10.0.\(number / 256).\(number % 256)") }
    #expect(room.everybody.count == 200)
    clock.now += 61
    #expect(throws: RoomProblem.full(200)) { try Self.join(room, "Late", from: "late") }
    room.remove(1, byTeacher: true)
    #expect(try Self.join(room, "Late", from: "late") == 201)
  }

  @Test(arguments: [
    ("", RoomProblem.noName), ("  \n ", .noName), (String(repeating: "a", count: 41), .longName(41)),
    ("a\u{0}b", .strangeName), ("a\u{202E}b", .strangeName), ("a\u{200B}b", .strangeName), ("\u{1B}[31m", .strangeName),
    ("…!?", .strangeName), ("a" + String(repeating: "\u{301}", count: 500), .strangeName),
  ]) func whatIsNoName(_ name: String, _ problem: RoomProblem) throws {
    #expect(throws: problem) { try Self.join(Self.room(), name) }
  }

  @Test func namesOfAllKindsStay() throws {
    let room = Self.room()
    for name in ["Ada", "Zoë  van   Dyk", "李雷", "محمد", "<b>Bobby</b>", "O'Neil & Söhne", "👩🏽‍🔬"] where name != "👩🏽‍🔬" {
      _ = try Self.join(room, name)
    }
    #expect(room.everybody.map(\.name) == ["Ada", "Zoë van Dyk", "李雷", "محمد", "<b>Bobby</b>", "O'Neil & Söhne"])
    // Nobody takes another's.
    #expect(room.everybody.count == 6)
    _ = try Self.join(room, "ADA")
    #expect(room.everybody.last?.name == "ADA 2")
  }

  @Test func aTokenIsOnesOwn() throws {
    let room = Self.room()
    let ada = try room.join(RoomJoin(code: "\(room.code)", name: "Ada"), from: "a")
    let bob = try room.join(RoomJoin(code: "\(room.code)", name: "Bob"), from: "b")
    #expect(ada.token != bob.token && ada.token.count == 32)
    #expect(try room.learner(withToken: bob.token) == 2)
    for forged in [
      "", "x", String(repeating: "a", count: 32), ada.token.uppercased(), ada.token + "a", String(ada.token.dropLast()),
    ] {
      #expect(throws: RoomProblem.forgedToken) { try room.learner(withToken: forged) }
      #expect(throws: RoomProblem.forgedToken) {
        try room.join(RoomJoin(code: "\(room.code)", name: "Ada", token: forged), from: "forger \(forged)")
      }
    }
    #expect(throws: RoomProblem.noToken) { try room.learner(withToken: nil) }
    // With the token, the same one; the name that is said then changes nothing.
    let again = try room.join(RoomJoin(code: "", name: "Mallory", token: ada.token), from: "a")
    #expect(again.joined.name == "Ada" && room.everybody.map(\.name) == ["Ada", "Bob"])
    room.remove(1, byTeacher: true)
    #expect(throws: RoomProblem.removed) { try room.learner(withToken: ada.token) }
    room.end()
    #expect(throws: RoomProblem.over) { try room.learner(withToken: bob.token) }
    #expect(throws: RoomProblem.over) { try Self.join(room, "Late") }
  }

  @Test func whatIsTooLargeChangesNothing() throws {
    let room = Self.room()
    let ada = try Self.join(room, "Ada")
    var report = RoomReport(lesson: "01-one", step: "one", steps: [.init(id: "one", state: "ran")])
    try room.take(report, of: ada)
    let good = report
    report.answers = [.init(step: "one", code: String(repeating: "x", count: 16 << 10 + 1))]
    #expect(throws: RoomProblem.self) { try room.take(report, of: ada) }
    report = good
    report.steps = [.init(id: "one", state: "failed", message: String(repeating: "x", count: 4000))]
    #expect(throws: RoomProblem.self) { try room.take(report, of: ada) }
    report.steps = [.init(id: "one", state: "<script>")]
    #expect(throws: RoomProblem.self) { try room.take(report, of: ada) }
    report.steps = (0..<400).map { .init(id: "\($0)", state: "ran") }
    #expect(throws: RoomProblem.self) { try room.take(report, of: ada) }
    report = good
    report.lesson = String(repeating: "x", count: 300)
    #expect(throws: RoomProblem.self) { try room.take(report, of: ada) }
    #expect(room.everybody.first?.report == good)
    // Once a second is enough.
    var taken = 0
    for _ in 0..<1000 { if (try? room.take(good, of: ada)) != nil { taken += 1 } }
    #expect(taken == 179)
  }

  @Test func whoIsStuck() throws {
    let clock = Clock()
    let room = Self.room(RoomLimits(), clock)
    let ada = try Self.join(room, "Ada")
    func standing() -> Standing.Kind? {
      room.everybody.first.map {
        Standing($0, teacher: room.place, steps: ["one", "two", "three"], at: clock.now).kind
      }
    }
    #expect(standing() == .waiting)
    room.go(to: "01-one", title: "One", step: "two", stepName: "Step 2")
    try room.take(RoomReport(lesson: "02-two"), of: ada)
    #expect(standing() == .elsewhere)
    func report(_ step: String, _ states: String...) throws {
      let steps = zip(["one", "two", "three"], states).map { RoomReport.Step(id: $0, state: $1) }
      try room.take(RoomReport(lesson: "01-one", step: step, steps: steps), of: ada)
    }
    try report("one", "ran", "waiting", "waiting")
    #expect(standing() == .behind)
    clock.now += 301
    try report("one", "ran", "waiting", "waiting")
    #expect(standing() == .stuck)
    try report("two", "ran", "ran", "waiting")
    #expect(standing() == .with)
    clock.now += 400
    try report("two", "ran", "ran", "waiting")
    #expect(standing() == .with, "who is where the teacher is waits, and is not stuck")
    try report("two", "ran", "failed", "waiting")
    #expect(standing() == .behind)
    // Who is further than their last run says is with the teacher.
    try report("one", "ran", "ran", "waiting")
    #expect(standing() == .with)
    try report("two", "ran", "failed", "waiting")
    for _ in 0..<2 {
      try report("two", "ran", "running", "waiting")
      try report("two", "ran", "failed", "waiting")
    }
    #expect(standing() == .stuck, "the same step has failed three times")
    try report("two", "ran", "ran", "waiting")
    #expect(standing() == .with)
    clock.now += 20
    #expect(standing() == .away)
  }
}
