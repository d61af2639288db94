import Foundation
import TestSupport

/// A line of events that a program holds open.
final class EventsLine: @unchecked Sendable {
  private let file: Int32
  private let lock = NSLock()
  private var heard = ""
  private var over = false

  /// What has come until now.
  var text: String { lock.withLock { heard } }
  /// Whether the other side has ended it.
  var isOver: Bool { lock.withLock { over } }

  init(port: Int, path: String, headers: [String: String]) throws {
    file = try PlainHTTP.connect(to: port)
    let lines = headers.merging(["Host": "127.0.0.1:\(port)", "Connection": "close"]) { $1 }.map {
      "\($0.key): \($0.value)\r\n"
    }.joined()
    PlainHTTP.put(Data("GET /\(path) HTTP/1.1\r\n\(lines)\r\n".utf8), into: file)
    Thread.detachNewThread { [self] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = recv(file, &buffer, buffer.count, 0)
        guard count > 0 else { break }
        lock.withLock { heard += String(decoding: buffer[..<count], as: UTF8.self) }
      }
      lock.withLock { over = true }
    }
  }

  /// Hangs up.
  func close() { shutdown(file, Int32(SHUT_RDWR)) }
}
