import Foundation

/// What one learner is told, one event after the other, as long as their line is open.
final class EventLine: @unchecked Sendable {
  private let room: Room
  private let learner: Int
  private let line: Int
  private var known: Int
  private var hasTold = false
  private var isOver = false
  /// Not everything that is told in between is worth a line.
  private static let pause = Duration.milliseconds(100)

  /// - Parameter known: the last event that the learner knows.
  init(room: Room, learner: Int, known: Int) {
    (self.room, self.learner, self.known) = (room, learner, known)
    line = room.openLine(of: learner)
  }

  deinit { room.closeLine(line, of: learner) }

  /// The next piece of the answer; nil at its end. One asks at a time.
  func next() async -> Data? {
    guard !isOver, !Task.isCancelled else { return nil }
    while true {
      let number = room.places.number
      switch room.state(of: line, learner: learner) {
      case .over(let words):
        isOver = true
        return EventStream.event("end", id: number, (try? RoomAnswers.encoder.encode(["words": words])) ?? Data())
      case .replaced: return nil
      case .open(let place):
        let event = room.event(of: place)
        if event != known {
          (known, hasTold) = (event, true)
          return EventStream.event("place", id: event, (try? RoomAnswers.encoder.encode(place)) ?? Data())
        }
        // Whoever knows it already hears at once that the line is there.
        if !hasTold {
          hasTold = true
          return EventStream.nothing
        }
      }
      if Task.isCancelled { return nil }
      await room.places.wait(after: number, atMost: .seconds(10))
      if Task.isCancelled { return nil }
      if room.places.number == number { return EventStream.nothing }
      try? await Task.sleep(for: Self.pause)
    }
  }
}
