import FlyingFox
import FlyingSocks
import Foundation

/// Reads one request, and no more of it than there may be.
///
/// RFC 9112, HTTP/1.1: https://www.rfc-editor.org/rfc/rfc9112
struct RequestReader {
  let socket: AsyncSocket
  /// In bytes of the head.
  let most: Int

  /// In bytes of a body that are kept; ``SentBody`` refuses what is longer.
  private static let mostKept = 64 << 10
  /// Whoever sends too much is told so if they end before this; else the line is cut.
  private static let mostRead = 2 << 20

  /// - Throws: ``RoomProblem`` for what is no request.
  func request(from peer: HTTPRequest.Address?) async throws -> HTTPRequest {
    var data = Data()
    let end: Range<Data.Index>
    while true {
      if let found = data.firstRange(of: Data("\r\n\r\n".utf8)) {
        end = found
        break
      }
      guard data.count < most else {
        throw RoomProblem.tooLarge(what: "a request's headers", bytes: data.count, most: most)
      }
      data += try await socket.read(atMost: 4096)
    }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), lines.count <= 100 else {
      throw RoomProblem.notUnderstood("expected a request of HTTP/1.1")
    }
    let headers = try Self.headers(lines.dropFirst())
    // Bodies of unknown length are nobody's here.
    let length = headers[.contentLength].map { Int($0) ?? -1 } ?? 0
    guard headers[.transferEncoding] == nil, length >= 0 else {
      throw RoomProblem.notUnderstood("expected a body with its Content-Length")
    }
    let body = try await body(Data(data[end.upperBound...]), length: length)
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return HTTPRequest(
      method: HTTPMethod(String(words[0])), version: .http11,
      target: .init(path: String(target.first ?? ""), query: target.count > 1 ? String(target[1]) : ""),
      headers: headers, body: HTTPBodySequence(data: body), remoteAddress: peer)
  }

  private static func headers(_ lines: ArraySlice<String>) throws -> HTTPHeaders {
    var headers = HTTPHeaders()
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace) else {
        throw RoomProblem.notUnderstood("a header has a name and a value")
      }
      let header = HTTPHeader(String(parts[0]))
      // Two of them could be read in two ways.
      if [.host, .contentLength, .transferEncoding, .authorization].contains(header), headers[header] != nil {
        throw RoomProblem.notUnderstood("there is one `\(header.rawValue)`")
      }
      headers.addValue(parts[1].trimmingCharacters(in: .whitespaces), for: header)
    }
    return headers
  }

  private func body(_ start: Data, length: Int) async throws -> Data {
    var kept = Data(start.prefix(min(length, Self.mostKept)))
    var count = start.count
    while count < min(length, Self.mostRead) {
      let piece = try await socket.read(atMost: min(4096, length - count))
      count += piece.count
      if kept.count < Self.mostKept { kept += piece.prefix(Self.mostKept - kept.count) }
    }
    return kept
  }
}
