import FlyingFox
import Foundation

/// What was sent with a request, read to its end before anything is said, and kept only as far as anything may be sent.
struct SentBody {
  /// In bytes that are kept.
  private static let most = 64 << 10
  /// Whoever sends too much is told so if they end before this; else the line is cut.
  private static let patience = 2 << 20
  private let data: Data
  private let size: Int
  private let kind: String?

  init(of request: HTTPRequest) async throws {
    var (data, size) = (Data(), 0)
    if (request.headers[.contentLength].flatMap { Int($0) } ?? 1) > 0 {
      for try await piece in request.bodySequence {
        size += piece.count
        if size <= Self.most { data += piece }
        if size > Self.patience { break }
      }
    }
    (self.data, self.size) = (data, max(size, request.headers[.contentLength].flatMap { Int($0) } ?? 0))
    kind = request.headers[.contentType]?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces)
  }

  /// The object that it is.
  ///
  /// - Parameter most: in bytes.
  /// - Throws: ``RoomProblem``.
  func decoded<Body: Decodable>(_ type: Body.Type, most: Int) throws -> Body {
    guard kind?.lowercased() == "application/json" else {
      throw RoomProblem.notUnderstood("expected Content-Type: application/json")
    }
    guard size <= min(most, Self.most) else {
      throw RoomProblem.tooLarge(what: "what is sent here", bytes: size, most: min(most, Self.most))
    }
    do { return try JSONDecoder().decode(type, from: data) } catch {
      throw RoomProblem.notUnderstood("expected the JSON object that the protocol says")
    }
  }
}
