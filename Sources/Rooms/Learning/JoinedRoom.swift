import Foundation
import Literate

/// A room that this learner's course has joined: hears where the teacher is, and reports how the steps are.
public final class JoinedRoom: LiveRoom, @unchecked Sendable {
  /// The name that the room knows the learner by.
  public let name: String
  private let address: RoomAddress
  private let token: String
  private let link = RoomLink()
  private let onEvent: @Sendable (String) -> Void
  private let lock = NSLock()
  private var shown: LiveRoomState
  private var lessons: [String: LiveLesson] = [:]
  private var current: LiveLesson?
  private var tasks: [Task<Void, Never>] = []
  private var lastEvent = ""
  private var isReportDue = true

  private init(
    _ address: RoomAddress, _ joined: RoomJoined, token: String, onEvent: @escaping @Sendable (String) -> Void
  ) {
    (self.address, self.token, self.onEvent) = (address, token, onEvent)
    name = joined.name
    shown = LiveRoomState(role: .learner, name: joined.room)
  }

  /// Joins a room, as the same learner as the last time where that was so.
  ///
  /// - Parameter onEvent: a sentence for the terminal.
  /// - Throws: ``JoiningError``.
  public static func join(
    _ address: RoomAddress, code: String, name: String, onEvent: @escaping @Sendable (String) -> Void
  ) async throws -> JoinedRoom {
    let link = RoomLink()
    defer { link.close() }
    if let pass = RoomPass.load(address, code: code, name: name),
      let joined = try? await ask(RoomJoin(code: code, name: name, token: pass.token), address, link),
      let token = joined.token
    {
      return JoinedRoom(address, joined, token: token, onEvent: onEvent)
    }
    let joined = try await ask(RoomJoin(code: code, name: name), address, link)
    guard let token = joined.token else { throw JoiningError.noRoom("\(address)") }
    RoomPass(token: token, name: joined.name).save(address, code: code, name: name)
    return JoinedRoom(address, joined, token: token, onEvent: onEvent)
  }

  private static func ask(_ asked: RoomJoin, _ address: RoomAddress, _ link: RoomLink) async throws -> RoomJoined {
    guard let url = address.url("/room/\(RoomLimits.version)/join") else { throw JoiningError.noRoom("\(address)") }
    let request = RoomLink.Request(
      method: "POST", url: url, headers: ["Content-Type": "application/json"], body: try? JSONEncoder().encode(asked),
      patience: 10)
    let answer: RoomLink.Answer
    do { answer = try await link.ask(request, most: 1 << 16) } catch let broken as RoomLink.Broken {
      throw JoiningError.unreachable("\(address)", reason: broken.reason)
    }
    guard answer.status == 200 else {
      guard (try? JSONDecoder().decode(ProblemBody.self, from: answer.body)) != nil else {
        throw JoiningError.noRoom("\(address)")
      }
      throw JoiningError.refused(RoomLink.problem(in: answer.body))
    }
    guard let joined = try? JSONDecoder().decode(RoomJoined.self, from: answer.body) else {
      throw JoiningError.noRoom("\(address)")
    }
    return joined
  }

  // MARK: What lessons and pages ask

  public var state: LiveRoomState { lock.withLock { shown } }

  public func opened(_ lesson: LiveLesson) {
    lock.withLock { (lessons[lesson.name], current) = (lesson, lesson) }
  }

  public func began(_ step: String, of lesson: LiveLesson) { lock.withLock { current = lesson } }

  public func bring(to step: String, of lesson: LiveLesson) async throws {
    throw JoiningError.refused("this is the teacher's to do")
  }

  public func catchUp(_ lesson: String) async throws -> CatchUp {
    let coded = lesson.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? lesson
    guard let request = request("GET", "catch-up?lesson=\(coded)") else { throw JoiningError.noRoom("\(address)") }
    let answer: RoomLink.Answer
    do { answer = try await link.ask(request) } catch let broken as RoomLink.Broken {
      throw JoiningError.unreachable("\(address)", reason: broken.reason)
    }
    guard answer.status == 200 else { throw JoiningError.refused(RoomLink.problem(in: answer.body)) }
    guard let code = try? JSONDecoder().decode(CatchUp.self, from: answer.body), code.lesson == lesson else {
      throw JoiningError.noRoom("\(address)")
    }
    return code
  }

  private func request(_ method: String, _ path: String) -> RoomLink.Request? {
    guard let url = address.url("/room/\(RoomLimits.version)/\(path)") else { return nil }
    return RoomLink.Request(method: method, url: url, headers: ["Authorization": "Bearer \(token)"])
  }

  // MARK: Hearing and telling

  /// Begins to hear and to report.
  public func begin() {
    let hearing = Task<Void, Never> { [weak self] in await self?.hear() }
    let telling = Task<Void, Never> { [weak self] in
      var last: RoomReport?
      var pause = Duration.seconds(1)
      while !Task.isCancelled {
        try? await Task.sleep(for: pause)
        guard let self, self.state.isOpen else { return }
        pause = await self.report(&last) ? .seconds(1) : min(pause * 2, .seconds(15))
      }
    }
    lock.withLock { tasks = [hearing, telling] }
  }

  /// Leaves no line open. The learner can come back.
  public func stop() {
    for task in lock.withLock({ tasks }) { task.cancel() }
    link.close()
  }

  /// Whether it was taken, or there was nothing to tell.
  private func report(_ last: inout RoomReport?) async -> Bool {
    let (lesson, isDue) = lock.withLock {
      defer { isReportDue = false }
      return (current, isReportDue)
    }
    guard let lesson else { return true }
    let report = RoomReport(await lesson.snapshot, limits: RoomLimits())
    guard report != last || isDue, var request = request("POST", "report") else { return true }
    request.headers["Content-Type"] = "application/json"
    request.body = try? JSONEncoder().encode(report)
    request.patience = 15
    let answer = try? await link.ask(request, most: 1 << 16)
    last = answer?.status == 200 ? report : nil
    // What the room does not take is not sent again and again.
    if let status = answer?.status, status == 413 || status == 400 { last = report }
    return answer.map { $0.status < 429 } ?? false
  }

  private func hear() async {
    var pause = Duration.milliseconds(500)
    while !Task.isCancelled, state.isOpen {
      guard var request = request("GET", "events") else { return }
      request.headers["Accept"] = "text/event-stream"
      if !lastEvent.isEmpty { request.headers["Last-Event-ID"] = lastEvent }
      do {
        var parser = EventParser()
        var isFirst = true
        for try await piece in link.open(request) {
          if isFirst {
            (isFirst, pause) = (false, .milliseconds(500))
            lock.withLock { isReportDue = true }
            await change { $0.words = "" }
          }
          for event in try parser.take(piece) { await take(event) }
        }
      } catch let refused as RoomLink.Refused where [401, 403].contains(refused.status) {
        return await end(refused.problem)
      } catch {}
      guard state.isOpen, !Task.isCancelled else { return }
      await change { $0.words = "the line to the room broke; trying again" }
      try? await Task.sleep(for: pause * Double.random(in: 0.8...1.2))
      pause = min(pause * 1.7, .seconds(8))
    }
  }

  private func take(_ event: EventParser.Event) async {
    if let id = event.id { lastEvent = id }
    let data = Data(event.data.utf8)
    if event.name == "place", let place = try? JSONDecoder().decode(RoomPlace.self, from: data) {
      await change { state in
        (state.number, state.lesson, state.title) = (place.number, place.lesson, place.title)
        (state.step, state.stepName) = (place.step, place.stepName)
      }
    } else if event.name == "end" {
      await end((try? JSONDecoder().decode([String: String].self, from: data))?["words"] ?? "the room has ended")
    }
  }

  private func end(_ words: String) async {
    let sentence = String(words.prefix(400)).sentence
    await change { ($0.isOpen, $0.words) = (false, sentence) }
    onEvent(sentence)
  }

  private func change(_ body: (inout LiveRoomState) -> Void) async {
    let (state, all) = lock.withLock {
      body(&shown)
      return (shown, Array(lessons.values))
    }
    for lesson in all { await lesson.show(state) }
  }
}
