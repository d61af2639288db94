import FlyingFox

/// Something that is served beside a course, under its secret: to whoever has the teacher's address.
public protocol ServedBeside: Sendable {
  /// - Parameter path: behind the secret.
  /// - Returns: nil for what it does not know.
  func response(to request: HTTPRequest, path: [String]) async throws -> HTTPResponse?
}
