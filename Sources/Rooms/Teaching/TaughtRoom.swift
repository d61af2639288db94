import Foundation
import Literate

/// The teacher's course in a room of their own: where they are is where the room is.
public final class TaughtRoom: LiveRoom, @unchecked Sendable {
  public let room: Room
  private let lock = NSLock()
  private var lessons: [String: LiveLesson] = [:]
  private var moves = 0
  private var watching: Task<Void, Never>?

  public init(_ room: Room) { self.room = room }

  /// The lesson that the room is in; nil before the teacher has begun.
  var lesson: LiveLesson? { room.place.lesson.flatMap { name in lock.withLock { lessons[name] } } }

  public var state: LiveRoomState {
    let place = room.place
    var state = LiveRoomState(role: .teacher, name: room.name)
    (state.number, state.lesson, state.title) = (place.number, place.lesson, place.title)
    (state.step, state.stepName) = (place.step, place.stepName)
    (state.board, state.code) = ("room.html", room.isOver ? nil : "\(room.code)")
    if room.isOver { (state.isOpen, state.words) = (false, "It has ended.") }
    return state
  }

  public func opened(_ lesson: LiveLesson) { lock.withLock { lessons[lesson.name] = lesson } }

  public func began(_ step: String, of lesson: LiveLesson) {
    let number = nextMove()
    Task { await go(number, to: step, of: lesson) }
  }

  public func bring(to step: String, of lesson: LiveLesson) async throws {
    await go(nextMove(), to: step, of: lesson)
  }

  public func catchUp(_ lesson: String) async throws -> CatchUp { throw RoomProblem.isTeacher }

  private func nextMove() -> Int {
    lock.withLock {
      moves += 1
      return moves
    }
  }

  private func go(_ number: Int, to step: String, of lesson: LiveLesson) async {
    guard let name = await lesson.nameOfStep(step) else { return }
    let title = await lesson.title
    // Of two moves that come together the later one counts.
    guard lock.withLock({ moves == number }) else { return }
    room.go(to: lesson.name, title: title, step: step, stepName: name)
    await show()
  }

  /// Tells the pages what is so now.
  func show() async {
    let all = lock.withLock { Array(lessons.values) }
    for lesson in all { await lesson.show(state) }
  }

  /// Looks, now and then, whether the teacher's page shows something new, for those who read along.
  public func begin() {
    watching = Task { [weak self] in
      var known = 0
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(1))
        guard let self else { return }
        guard let version = self.lesson?.lastEvent, version != known else { continue }
        known = version
        self.room.pageChanged()
      }
    }
  }

  /// Ends the room and tells so.
  public func end() async {
    watching?.cancel()
    room.end()
    await show()
  }
}
