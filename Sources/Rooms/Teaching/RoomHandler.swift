import FlyingFox
import Foundation
import Literate
import Serving

/// Answers those who come to a room: who may ask, and for what. `RoomProtocol.swift` says how.
struct RoomHandler: HTTPHandler {
  let room: Room
  let course: LiveCourse
  let address: ServedAddress
  private var cookie: String { "lectern-room-\(address.port)" }

  init(room: Room, course: LiveCourse, address: ServedAddress) {
    (self.room, self.course, self.address) = (room, course, address)
  }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    do {
      let body = try await SentBody(of: request)
      guard isAllowed(request) else { throw RoomProblem.wrongPlace }
      guard let path = ServedPath(request.target.path(percentEncoded: true)) else { throw RoomProblem.nothingThere }
      if path.parts.first == "room" { return try await answer(request, body, Array(path.parts.dropFirst())) }
      guard request.method == .GET || request.method == .HEAD else { throw RoomProblem.nothingThere }
      return try await page(request, path.parts)
    } catch let problem as RoomProblem {
      return RoomAnswers.problem(problem)
    } catch let problem as DecodingError {
      return RoomAnswers.problem(.notUnderstood("\(problem)"))
    }
  }

  /// Whether it comes from a page of this room, or from nobody's page.
  private func isAllowed(_ request: HTTPRequest) -> Bool {
    guard let host = request.headers[.host], address.isMeant(by: host) else { return false }
    if let origin = request.headers[HTTPHeader("Origin")], !address.isOwn(origin: origin) { return false }
    if let site = request.headers[HTTPHeader("Sec-Fetch-Site")], site == "cross-site" || site == "same-site" {
      return request.headers[HTTPHeader("Sec-Fetch-Mode")] == "navigate" && request.method == .GET
    }
    return true
  }

  private func token(_ request: HTTPRequest) -> String? {
    if let own = request.headers[.authorization], own.hasPrefix("Bearer ") { return String(own.dropFirst(7)) }
    let pairs = (request.headers[HTTPHeader("Cookie")] ?? "").split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces).split(separator: "=", maxSplits: 1)
    }
    return pairs.first { $0.count == 2 && $0[0] == cookie }.map { String($0[1]) }
  }

  private func from(_ request: HTTPRequest) -> String {
    request.remoteAddress?.name ?? "?"
  }

  // MARK: The protocol

  private func answer(_ request: HTTPRequest, _ body: SentBody, _ path: [String]) async throws -> HTTPResponse {
    guard path.first == "\(RoomLimits.version)" else { throw RoomProblem.otherVersion }
    switch (request.method, path.dropFirst().joined(separator: "/")) {
    case (.POST, "join"):
      let asked = try body.decoded(RoomJoin.self, most: room.limits.join)
      var (joined, token) = try room.join(asked, from: from(request))
      guard asked.browser == true else { return RoomAnswers.json(joined) }
      joined.token = nil
      var answer = RoomAnswers.json(joined)
      answer.headers[HTTPHeader("Set-Cookie")] = "\(cookie)=\(token); Path=/; HttpOnly; SameSite=Strict; Max-Age=86400"
      return answer
    case (.GET, "events"):
      let learner = try room.learner(withToken: token(request))
      return events(of: learner, after: request.headers[HTTPHeader("Last-Event-ID")].flatMap { Int($0) } ?? 0)
    case (.POST, "report"):
      let learner = try room.learner(withToken: token(request))
      try room.take(try body.decoded(RoomReport.self, most: room.limits.report), of: learner)
      return RoomAnswers.json([String: String]())
    case (.GET, "catch-up"):
      _ = try room.learner(withToken: token(request))
      return RoomAnswers.json(try await catchUp(request.query.first { $0.name == "lesson" }?.value ?? ""))
    case (.POST, "leave"):
      room.remove(try room.learner(withToken: token(request)), byTeacher: false)
      var answer = RoomAnswers.json([String: String]())
      answer.headers[HTTPHeader("Set-Cookie")] = "\(cookie)=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"
      return answer
    default: throw RoomProblem.nothingThere
    }
  }

  private func catchUp(_ name: String) async throws -> CatchUp {
    let place = room.place
    guard let current = place.lesson, let step = place.step else { throw RoomProblem.notBegun }
    guard name == current else { throw RoomProblem.elsewhere(place.title ?? current) }
    guard let code = try await course.lesson(current)?.authorsCode(through: step) else { throw RoomProblem.notBegun }
    return code
  }

  private func events(of learner: Int, after known: Int) -> HTTPResponse {
    let line = EventLine(room: room, learner: learner, known: known)
    return EventStream.response { await line.next() }
  }

  // MARK: Pages that are read

  private func page(_ request: HTTPRequest, _ path: [String]) async throws -> HTTPResponse {
    let isIn = (try? room.learner(withToken: token(request))) != nil
    if path.isEmpty {
      guard isIn else { return RoomAnswers.html(JoinPage(room: room.name).html) }
      return RoomAnswers.redirect(to: room.place.lesson.map { "/\(Self.coded($0)).html" } ?? "/index.html")
    }
    guard path.count == 1, path[0].hasSuffix(".html") else { throw RoomProblem.nothingThere }
    guard isIn else { return RoomAnswers.redirect(to: "/") }
    if path[0] == "index.html" { return RoomAnswers.html(await course.readingIndex()) }
    guard let page = try await course.readingPage(of: String(path[0].dropLast(5))) else {
      throw RoomProblem.nothingThere
    }
    return RoomAnswers.html(page)
  }

  private static func coded(_ name: String) -> String {
    name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(CharacterSet(charactersIn: "/")))
      ?? name
  }
}
