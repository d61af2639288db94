import FlyingFox
import Foundation
import Literate

/// Answers requests: who may ask, and for what.
///
/// `/SECRET/` and `/SECRET/index.html` are the course's page, `/SECRET/NAME.html` a lesson's, `/SECRET/NAME.md` its text with the reader's
/// changes, `/SECRET/NAME/live` its web socket; anything else is a file of the folders of the pages and the lessons.
final class CourseHandler: HTTPHandler, @unchecked Sendable {
  private let course: LiveCourse
  private let address: ServedAddress
  private let secret: Secret
  private let beside: (any ServedBeside)?
  private let lock = NSLock()
  private var over = false

  init(course: LiveCourse, address: ServedAddress, secret: Secret, beside: (any ServedBeside)? = nil) {
    (self.course, self.address, self.secret, self.beside) = (course, address, secret, beside)
  }

  /// Whether it was ended.
  var isOver: Bool { lock.withLock { over } }
  func end() { lock.withLock { over = true } }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard isAllowed(request) else { return HTTPResponse(statusCode: .forbidden, headers: ServedHeaders.common) }
    guard request.method == .GET || request.method == .HEAD || (request.method == .POST && beside != nil) else {
      return HTTPResponse(statusCode: .methodNotAllowed, headers: ServedHeaders.common)
    }
    guard let path = ServedPath(request.target.path(percentEncoded: true)), let first = path.parts.first,
      secret.isSame(as: first)
    else { return HTTPResponse(statusCode: .forbidden, headers: ServedHeaders.common) }
    if let answer = try await beside?.response(to: request, path: Array(path.parts.dropFirst())) { return answer }
    guard request.method != .POST else {
      return HTTPResponse(statusCode: .methodNotAllowed, headers: ServedHeaders.common)
    }
    let response = try await response(
      to: request, ServedPath(parts: Array(path.parts.dropFirst()), isFolder: path.isFolder))
    return response ?? text("There is no such page here.\n", type: "text/plain; charset=utf-8", status: .notFound)
  }

  /// Whether it comes from a page of this server, or from nobody's page.
  private func isAllowed(_ request: HTTPRequest) -> Bool {
    guard !isOver, let host = request.headers[.host], address.isMeant(by: host) else { return false }
    if let origin = request.headers[HTTPHeader("Origin")], !address.isOwn(origin: origin) { return false }
    // Browsers say so themselves; a link in a page elsewhere leads nowhere without the secret, and with it may.
    if let site = request.headers[HTTPHeader("Sec-Fetch-Site")], site == "cross-site" || site == "same-site" {
      return request.headers[HTTPHeader("Sec-Fetch-Mode")] == "navigate"
    }
    return true
  }

  private func response(to request: HTTPRequest, _ path: ServedPath) async throws -> HTTPResponse? {
    if path.parts.isEmpty {
      guard path.isFolder else { return redirect(to: "/\(secret.text)/") }
      return html(await course.index())
    }
    if path.parts == ["index.html"] { return html(await course.index()) }
    if path.parts.count == 2, path.parts[1] == "live" { return try await socket(request, path.parts[0]) }
    if path.parts.count == 1 {
      if let name = path.parts[0].without(suffix: ".html"), let page = try await course.page(of: name) {
        return html(page)
      }
      if let name = path.parts[0].without(suffix: ".md"), let lesson = try await course.lesson(name) {
        var response = text(await lesson.markdown, type: "text/markdown; charset=utf-8")
        response.headers[HTTPHeader("Content-Disposition")] = "attachment"
        return response
      }
    }
    let folders = [course.output.path] + (await course.folders)
    guard let file = ServedFile(path, in: folders) else { return nil }
    return HTTPResponse(
      statusCode: .ok, headers: ServedHeaders.file(file.type),
      body: HTTPBodySequence(data: file.data, suggestedBufferSize: 1 << 18))
  }

  private func socket(_ request: HTTPRequest, _ name: String) async throws -> HTTPResponse? {
    // A program that is no browser says nothing of where it comes from; a browser always does here.
    guard let lesson = try await course.lesson(name) else { return nil }
    let known = request.query.first { $0.name == "after" }.flatMap { Int($0.value) } ?? 0
    return try await WebSocketHTTPHandler(handler: LessonSocket(lesson: lesson, known: known)).handleRequest(request)
  }

  private func html(_ page: String) -> HTTPResponse { text(page, type: "text/html; charset=utf-8") }

  private func text(_ text: String, type: String, status: HTTPStatusCode = .ok) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: ServedHeaders.page(type),
      body: HTTPBodySequence(data: Data(text.utf8), suggestedBufferSize: 1 << 18))
  }

  private func redirect(to path: String) -> HTTPResponse {
    var headers = ServedHeaders.common
    headers[.location] = path
    return HTTPResponse(statusCode: .found, headers: headers)
  }
}

extension String {
  fileprivate func without(suffix: String) -> String? { hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil }
}
