import FlyingFox
import Foundation
import Serving

/// How a room answers.
enum RoomAnswers {
  static func json(_ value: some Encodable, status: HTTPStatusCode = .ok) -> HTTPResponse {
    var headers = ServedHeaders.common
    headers[.contentType] = "application/json"
    let data = (try? encoder.encode(value)) ?? Data("{}".utf8)
    return HTTPResponse(
      statusCode: status, headers: headers, body: HTTPBodySequence(data: data, suggestedBufferSize: 1 << 16))
  }

  static func html(_ page: String, status: HTTPStatusCode = .ok) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: ServedHeaders.page("text/html; charset=utf-8"),
      body: HTTPBodySequence(data: Data(page.utf8), suggestedBufferSize: 1 << 18))
  }

  static func problem(_ problem: RoomProblem) -> HTTPResponse {
    var answer = json(
      ProblemBody(problem: "\(problem)"),
      status: HTTPStatusCode(problem.status, phrase: phrases[problem.status] ?? "Refused"))
    if problem.status == 429 { answer.headers[HTTPHeader("Retry-After")] = problem == .tooOften ? "2" : "60" }
    if case .tooLarge = problem { answer.headers[.connection] = "close" }
    return answer
  }

  static func redirect(to path: String) -> HTTPResponse {
    var headers = ServedHeaders.common
    headers[.location] = path
    return HTTPResponse(statusCode: .found, headers: headers)
  }

  static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
  private static let phrases = [
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
    413: "Content Too Large", 429: "Too Many Requests", 503: "Service Unavailable",
  ]
}
