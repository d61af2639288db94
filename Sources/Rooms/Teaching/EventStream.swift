import FlyingFox
import FlyingSocks
import Foundation
import Serving

/// Server-sent events: text that goes on, a piece whenever there is one.
///
/// HTML, "Server-sent events": https://html.spec.whatwg.org/multipage/server-sent-events.html
struct EventStream: AsyncBufferedSequence {
  typealias Element = UInt8
  /// The next piece; nil at the end. It is asked for when the last one was taken, so nothing piles up for those who are slow.
  let next: @Sendable () async -> Data?

  /// An event as it goes over the line.
  static func event(_ name: String, id: Int, _ json: Data) -> Data {
    // JSON has no line breaks of its own unless it is asked for them.
    Data("event: \(name)\nid: \(id)\ndata: ".utf8) + json + Data("\n\n".utf8)
  }

  /// So that a dead line is noticed.
  static let nothing = Data(": here\n\n".utf8)

  /// The answer that it is.
  static func response(_ next: @escaping @Sendable () async -> Data?) -> HTTPResponse {
    var headers = ServedHeaders.common
    headers[.contentType] = "text/event-stream; charset=utf-8"
    headers[HTTPHeader("X-Accel-Buffering")] = "no"
    return HTTPResponse(statusCode: .ok, headers: headers, body: HTTPBodySequence(from: EventStream(next: next)))
  }

  func makeAsyncIterator() -> Iterator { Iterator(piece: next) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let piece: @Sendable () async -> Data?
    private var rest = Data()

    init(piece: @escaping @Sendable () async -> Data?) { self.piece = piece }

    mutating func next() async throws -> UInt8? {
      if rest.isEmpty { rest = await piece() ?? Data() }
      return rest.isEmpty ? nil : rest.removeFirst()
    }

    mutating func nextBuffer(suggested count: Int) async throws -> Data? {
      if rest.isEmpty { rest = await piece() ?? Data() }
      guard !rest.isEmpty else { return nil }
      defer { rest = Data() }
      return rest
    }
  }
}
