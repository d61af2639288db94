import Foundation
import Testing

@testable import Rooms

/// Events out of pieces, wherever they are cut.
@Suite struct EventParserTests {
  private static let text =
    "event: place\nid: 12\ndata: {\"number\":1}\n\n: here\n\nevent: end\r\ndata: a\r\ndata: b\r\n\r\n"

  @Test(arguments: 1...20) func cutAnywhere(_ size: Int) throws {
    var parser = EventParser()
    var events: [EventParser.Event] = []
    let bytes = Array(Self.text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) {
      events += try parser.take(Data(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(events.map(\.name) == ["place", "end"])
    #expect(events.map(\.data) == ["{\"number\":1}", "a\nb"] && events[0].id == "12")
  }

  @Test func whatHasNoEndIsRefused() {
    var parser = EventParser()
    #expect(throws: RoomLink.Broken.self) { for _ in 0..<100 { _ = try parser.take(Data(count: 10_000)) } }
    #expect(throws: RoomLink.Broken.self) {
      for _ in 0..<100 { _ = try parser.take(Data("data: \(String(repeating: "x", count: 9000))\n".utf8)) }
    }
  }

  @Test(arguments: [
    ("192.168.1.20", "http://192.168.1.20:4434"), ("192.168.1.20:5000", "http://192.168.1.20:5000"),
    ("http://10.0.0.1:4434/", "http://10.0.0.1:4434"), (" http://room.local ", "http://room.local:4434"),
  ]) func addressesAsTheyAreTyped(_ typed: String, _ meant: String) {
    #expect(RoomAddress(typed)?.description == meant)
  }

  @Test(arguments: [
    "", "https://10.0.0.1", "http://", "ftp://x", "http://a@b:1", "http://10.0.0.1/x", "http://10.0.0.1?x=1", "a b",
  ])
  func whatIsNoAddress(_ typed: String) { #expect(RoomAddress(typed) == nil, "\(typed)") }
}
