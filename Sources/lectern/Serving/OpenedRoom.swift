import Foundation
import Literate
import Rooms
import Serving

/// The room that a served course is in, whoever leads it.
enum OpenedRoom {
  case taught(TaughtRoom)
  case joined(JoinedRoom)

  /// Opens or joins one.
  ///
  /// - Throws: ``UsageMistake`` where it is not joined.
  init?(_ choice: RoomOptions.Choice?, report: ServeReport) async throws {
    switch choice {
    case nil: return nil
    case .teach(let name): self = .taught(TaughtRoom(Room(name: name)))
    case .join(let address, let code, let name):
      do {
        self = .joined(try await JoinedRoom.join(address, code: code, name: name) { report.tell($0) })
      } catch let error as JoiningError { throw UsageMistake("\(error)", command: "serve") }
    }
  }

  /// What lessons speak to.
  var live: any LiveRoom {
    switch self {
    case .taught(let room): room
    case .joined(let room): room
    }
  }

  /// The listener of a room that is led from here.
  ///
  /// - Throws: `ServingError`.
  func server(for course: LiveCourse, _ options: RoomOptions) throws -> RoomServer? {
    guard case .taught(let taught) = self else { return nil }
    let address = ServedAddress(host: options.roomHost, port: options.roomPort)
    do { return try RoomServer(taught.room, course: course, at: address) } catch let error as ServingError {
      // As that of the lessons, with the option's own name.
      throw UsageMistake(
        "\(error)".replacingOccurrences(of: "`--port 0`", with: "`--room-port 0`") + ", for the room", command: "serve")
    }
  }

  /// The board of a room that is led from here.
  func board(_ server: RoomServer?) -> BoardHandler? {
    guard case .taught(let taught) = self, let server else { return nil }
    return BoardHandler(taught, addresses: server.joinAddresses)
  }

  func begin() {
    switch self {
    case .taught(let room): room.begin()
    case .joined(let room): room.begin()
    }
  }

  func end() async {
    switch self {
    case .taught(let room): await room.end()
    case .joined(let room): room.stop()
    }
  }
}
