import FlyingFox
import Foundation
import Serving

/// The board, under the teacher's secret: `room.html`, `room/events` (server-sent), `room/do` (what its buttons ask).
public struct BoardHandler: ServedBeside {
  private let taught: TaughtRoom
  private let addresses: [String]
  private let coloured = ColouredAnswers()
  /// Between two looks: what happens at once is shown at once.
  private static let pause = Duration.milliseconds(250)

  /// - Parameter addresses: where learners come in.
  public init(_ taught: TaughtRoom, addresses: [String]) { (self.taught, self.addresses) = (taught, addresses) }

  fileprivate struct Told: Encodable {
    var sections: [String: String]
    var isAnonymous: Bool
    var isLocked: Bool
    var isOver: Bool
  }
  private struct Wish: Decodable {
    var what: String
    var on: Bool?
    var learner: Int?
  }

  public func response(to request: HTTPRequest, path: [String]) async throws -> HTTPResponse? {
    switch (request.method, path) {
    case (.GET, ["room.html"]): return RoomAnswers.html(BoardPage(board: await board()).html)
    case (.GET, ["room", "events"]): return events()
    case (.POST, ["room", "do"]):
      do {
        try await fulfil(try await SentBody(of: request).decoded(Wish.self, most: 1 << 10))
        return RoomAnswers.json([String: String]())
      } catch let problem as RoomProblem { return RoomAnswers.problem(problem) }
    default: return nil
    }
  }

  private func board() async -> Board {
    Board(taught.room, lesson: await taught.lesson?.snapshot, addresses: addresses, coloured: coloured)
  }

  private func fulfil(_ wish: Wish) async throws {
    let room = taught.room
    switch wish.what {
    case "anonymous": room.isAnonymous = wish.on ?? true
    case "lock": room.isLocked = wish.on ?? true
    case "remove": if let learner = wish.learner { room.remove(learner, byTeacher: true) }
    case "end": await taught.end()
    default: throw RoomProblem.notUnderstood("there is no `\(wish.what.prefix(40))` on a board")
    }
  }

  private func events() -> HTTPResponse {
    let line = BoardLine()
    return EventStream.response { [self] in
      let room = taught.room
      while !Task.isCancelled {
        let number = room.changes.number
        let told = Told(
          sections: line.new(await board().sections), isAnonymous: room.isAnonymous, isLocked: room.isLocked,
          isOver: room.isOver)
        if line.isNews(told) {
          return EventStream.event("board", id: number, (try? RoomAnswers.encoder.encode(told)) ?? Data())
        }
        // Who is stuck or away shows by time alone.
        await room.changes.wait(after: number, atMost: .seconds(5))
        try? await Task.sleep(for: Self.pause)
        if room.changes.number == number { return EventStream.nothing }
      }
      return nil
    }
  }
}

/// What one page of a board has.
private final class BoardLine: @unchecked Sendable {
  private var known: [String: String] = [:]
  private var last: BoardHandler.Told?

  /// Whether the page has to know it.
  func isNews(_ told: BoardHandler.Told) -> Bool {
    defer { last = told }
    guard let last, told.sections.isEmpty else { return true }
    return (last.isAnonymous, last.isLocked, last.isOver) != (told.isAnonymous, told.isLocked, told.isOver)
  }

  /// The sections that it has not.
  func new(_ sections: [String: String]) -> [String: String] {
    defer { known = sections }
    return sections.filter { known[$0.key] != $0.value }
  }
}
