import Foundation
import TestSupport

/// The web socket of a lesson's page, for those who need no page.
final class LessonSocketLine: @unchecked Sendable {
  private let file: Int32
  /// The page as it was before.
  let page: String
  private let lock = NSLock()
  private var heard = Data()

  /// What the lesson has said, with what is around its messages.
  var text: String { String(decoding: lock.withLock { heard }, as: UTF8.self) }

  init(_ server: ServeProcess, lesson: String) throws {
    let port = Int(server.port)
    let secret = server.url.path.split(separator: "/").first ?? ""
    // The lesson is opened by its page.
    let answer = try PlainHTTP.ask("GET", port: port, path: "\(secret)/\(lesson).html")
    page = String(decoding: answer.body, as: UTF8.self)
    file = try PlainHTTP.connect(to: port)
    let head = """
      GET /\(secret)/\(lesson)/live?after=0 HTTP/1.1\r
      Host: 127.0.0.1:\(port)\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r

      """
    PlainHTTP.put(Data(head.utf8), into: file)
    Thread.detachNewThread { [self] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = recv(file, &buffer, buffer.count, 0)
        guard count > 0 else { return }
        lock.withLock { heard.append(contentsOf: buffer[..<count]) }
      }
    }
  }

  /// Sends a message of up to 65,535 bytes as one masked frame.
  func ask(_ text: String) throws {
    let payload = Array(text.utf8)
    let size: [UInt8] =
      payload.count < 126
      ? [0x80 | UInt8(payload.count)] : [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
    // A mask of zeros leaves the text as it is.
    PlainHTTP.put(Data([0x81] + size + [0, 0, 0, 0] + payload), into: file)
  }

  func close() { shutdown(file, Int32(SHUT_RDWR)) }
}
