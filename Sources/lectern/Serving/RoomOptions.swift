import ArgumentParser
import Foundation
import Rooms
import Serving

/// A room of one's own, or one to join.
struct RoomOptions: ParsableArguments {
  @Flag(help: "Open a room that learners of the local network join; it prints their address and a code.")
  var room = false
  @Option(
    help: ArgumentHelp("Join the room at this address; its code and your name go with it.", valueName: "address"))
  var join: String?
  @Option(help: ArgumentHelp("The code of the room to join, as the teacher shows it.", valueName: "code"))
  var code: String?
  @Option(
    help: ArgumentHelp(
      "With --join your name, as the teacher is to see it; with --room what the room is called.", valueName: "name"))
  var name: String?
  @Option(help: ArgumentHelp("The port of the room; 0 for one that is free.", valueName: "number"))
  var roomPort: UInt16 = RoomAddress.port
  @Option(
    help: ArgumentHelp(
      "The address of this machine at which learners come in; all of them unless said.", valueName: "address"))
  var roomHost = "0.0.0.0"

  /// What is asked for; nil for neither.
  enum Choice {
    case teach(name: String)
    case join(RoomAddress, code: String, name: String)
  }

  /// - Throws: ``UsageMistake``.
  func choice() throws -> Choice? {
    guard let join else {
      if code != nil { throw UsageMistake("--code goes with --join and the address of a room", command: "serve") }
      guard room else {
        if name != nil { throw UsageMistake("--name goes with --room or --join", command: "serve") }
        return nil
      }
      let called = (name ?? "The workshop").trimmingCharacters(in: .whitespacesAndNewlines)
      guard (1...80).contains(called.count),
        !called.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
      else {
        throw UsageMistake("a room's name has 1 to 80 letters, and this has \(called.count)", command: "serve")
      }
      return .teach(name: called)
    }
    if room { throw UsageMistake("--room opens a room and --join joins another one: one of them", command: "serve") }
    guard let address = RoomAddress(join) else {
      throw UsageMistake(
        "`\(join)` is no address of a room: expected one like http://192.168.1.20:4434", command: "serve")
    }
    guard let code, !code.isEmpty else {
      throw UsageMistake("joining needs the room's code, which the teacher shows: --code KQ4-7MX", command: "serve")
    }
    guard let name, !name.isEmpty else {
      throw UsageMistake("joining needs your name, as the teacher is to see it: --name Ada", command: "serve")
    }
    return .join(address, code: code, name: name)
  }
}
