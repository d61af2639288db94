import FlyingFox
import Foundation

/// The beginning of an answer: its status and headers.
enum AnswerHead {
  static func data(_ answer: HTTPResponse, _ body: HTTPBodySequence) -> Data {
    var headers = answer.headers
    headers[.connection] = "close"
    if let count = body.count { headers[.contentLength] = "\(count)" } else { headers[.transferEncoding] = "chunked" }
    var text = "HTTP/1.1 \(answer.statusCode.code) \(answer.statusCode.phrase)\r\n"
    for header in headers.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      for value in headers.values(for: header) { text += "\(header.rawValue): \(oneLine(value))\r\n" }
    }
    return Data((text + "\r\n").utf8)
  }

  /// What is said in a header ends no header.
  private static func oneLine(_ value: String) -> String {
    String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 32 || $0 == "\t" }))
  }
}
