import Foundation
import TestSupport

/// A small course that is served on loopback, and requests to it, byte by byte as somebody might write them.
struct ServedCourse {
  let server: ServeProcess
  /// The path with the secret: `/abc…/`.
  let path: String
  let folder: URL
  var port: UInt16 { server.port }

  static func with<R>(_ body: (ServedCourse) async throws -> R) async throws -> R {
    let scratch = try ScratchFolder()
    let lessons = scratch.url.appendingPathComponent("Lessons")
    for name in ["Lessons", "Output"] {
      try FileManager.default.createDirectory(
        at: scratch.url.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    _ = try scratch.write("Lessons/01-one.md", Array("# One\n\n```swift {#s1}\nprint(6 * 7)\n```\n".utf8))
    _ = try scratch.write("Lessons/words.txt", Array("some words".utf8))
    _ = try scratch.write("Lessons/.hidden", Array("hidden words".utf8))
    _ = try scratch.write("Output/picture.png", [1, 2, 3])
    _ = try scratch.write("secret.txt", Array("secret words".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: lessons.appendingPathComponent("link.txt").path, withDestinationPath: "../secret.txt")
    return try await ServeProcess.with(scratch.url) { server in
      let path = server.url.path
      return try await body(
        ServedCourse(server: server, path: path.hasSuffix("/") ? path : path + "/", folder: scratch.url))
    }
  }

  struct Answer {
    var status: Int
    var head: String
    var body: String
  }

  /// Asks for a path, which is sent as it is.
  ///
  /// - Parameter headers: besides `Host`, which is right unless it is among them; empty values are left out.
  func ask(_ path: String, method: String = "GET", _ headers: [String: String] = [:]) async throws -> Answer {
    var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    all.merge(headers) { $1 }
    let lines = all.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
      .joined()
    let bytes = try await RawConnection.exchange(
      "\(method) \(path) HTTP/1.1\r\n\(lines)\r\n", port: port)
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return Answer(status: 0, head: text, body: "") }
    let status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(status: status, head: String(text[..<end.lowerBound]), body: String(text[end.upperBound...]))
  }

  /// Asks for a web socket.
  func askForSocket(_ headers: [String: String] = [:]) async throws -> Answer {
    let upgrade = [
      "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    ]
    return try await ask(path + "01-one/live?after=0", upgrade.merging(headers) { $1 })
  }
}
