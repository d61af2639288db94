import Foundation
import Literate
import Rooms
import Serving

/// Tells where a course is served, and what happens to its files.
final class ServeReport: @unchecked Sendable {
  private let quiet: Bool
  private let color: ColorChoice
  private let style: Style
  private let lock = NSLock()

  init(quiet: Bool, color: ColorChoice) {
    (self.quiet, self.color) = (quiet, color)
    style = Style(isOn: color.isOn(isTerminal: isatty(STDOUT_FILENO) == 1))
  }

  /// The photographs of the course, where the lessons use them and they were never tried for.
  func fetchPhotos(for files: [String]) {
    let texts = files.compactMap { FileManager.default.contents(atPath: $0) }
    guard texts.contains(where: { $0.range(of: Data("Photos.".utf8)) != nil }) else { return }
    FirstFetch.tryOnce(Report(quiet: quiet, color: color))
  }

  /// The address, which is told even where all else is not.
  func begin(
    _ server: CourseServer, lessons: Int, room: OpenedRoom? = nil, listener: RoomServer? = nil, hasKeys: Bool = false
  ) {
    lock.withLock {
      if !quiet {
        print(
          "Serving \(lessons) \(lessons == 1 ? "lesson" : "lessons"). Open this, and give it to nobody you would not let use this machine:"
        )
      }
      print(quiet ? server.url : "\n  \(style.bold(server.url))\n")
      if !server.address.isLoopback {
        StandardFiles.complain(
          "It can be reached from other machines at \(server.address.host): whoever has the address runs programs as you."
        )
      }
      switch room {
      case .taught(let taught): if let listener { tellRoom(taught, listener, board: server.url + "room.html") }
      case .joined(let joined): if !quiet { print("You are in the room “\(joined.state.name)” as \(joined.name).") }
      case nil: break
      }
      if !quiet {
        print(
          hasKeys
            ? "q or Ctrl-C ends \(listener == nil ? "it" : "everything: the room, the lessons, the server")."
            : "Ctrl-C ends it.")
      }
      fflush(stdout)
    }
  }

  /// How learners come in, large.
  private func tellRoom(_ taught: TaughtRoom, _ listener: RoomServer, board: String) {
    let addresses = listener.joinAddresses
    guard !quiet else { return print("\(addresses[0]) \(taught.room.code)") }
    print("The room “\(taught.room.name)” is open. Learners go to")
    for address in addresses { print("\n  \(style.bold(address))") }
    print(
      "\nand join with the code\n\n      \(style.bold("\(taught.room.code)".map(String.init).joined(separator: " ")))\n"
    )
    print("With Lectern: lectern serve --join \(addresses[0]) --code \(taught.room.code) --name …")
    print("Your board, for you and the projector: \(board)\n")
  }

  /// Something about the room.
  func tell(_ sentence: String) {
    lock.withLock {
      StandardFiles.complain(sentence)
      fflush(stdout)
    }
  }

  /// What happens.
  func handle(_ event: LiveCourse.Event) {
    lock.withLock {
      switch event {
      case .broken(let errors): StandardFiles.complain("\(errors)\nIts page stays as it was.")
      case .saved(let lesson): if !quiet { print("\(lesson): saved; its page follows") }
      case .trouble(let sentence): StandardFiles.complain("\(sentence).")
      }
      fflush(stdout)
    }
  }
}
