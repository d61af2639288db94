import Foundation

/// Server-sent events out of the pieces in which they come.
struct EventParser {
  struct Event: Equatable {
    var name = ""
    var id: String?
    var data = ""
  }

  /// In bytes of a line; whoever sends more is not listened to any longer.
  private static let most = 256 << 10
  private var rest = Data()
  private var event = Event()

  /// The events that are whole now.
  ///
  /// - Throws: when a line has no end.
  mutating func take(_ piece: Data) throws -> [Event] {
    rest += piece
    var events: [Event] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: rest[..<end], as: UTF8.self).trimmingCharacters(in: ["\r"])
      rest = Data(rest[rest.index(after: end)...])
      if line.isEmpty {
        if !event.data.isEmpty { events.append(event) }
        event = Event()
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? (parts[1].hasPrefix(" ") ? String(parts[1].dropFirst()) : String(parts[1])) : ""
      switch parts[0] {
      case "event": event.name = value
      case "id": event.id = value
      case "data": event.data += event.data.isEmpty ? value : "\n" + value
      default: break
      }
    }
    guard rest.count + event.data.utf8.count <= Self.most else { throw RoomLink.Broken(reason: "an event has no end") }
    return events
  }
}
