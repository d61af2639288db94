/// The beginning of an answer: its status and its fields.
///
/// RFC 9110, HTTP Semantics: https://www.rfc-editor.org/rfc/rfc9110
package struct HTTPHead: Sendable {
  /// 200 for what was asked for.
  package let status: Int
  private var fields: [(name: String, value: String)] = []

  /// Reads a status line; nil for another line.
  init?(statusLine: some StringProtocol) {
    let words = statusLine.split(separator: " ", maxSplits: 2)
    guard words.count > 1, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
    self.status = status
  }

  /// Reads a field; a line that is none is left out.
  mutating func add(line: some StringProtocol) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    fields.append((line[..<colon].lowercased(), String(value)))
  }

  /// The value of a field by its name, in letters of any size; nil where there is none.
  package func value(_ name: String) -> String? {
    let name = name.lowercased()
    return fields.first { $0.name == name }?.value
  }

  /// How many bytes are to follow, where the server says it.
  package var contentLength: Int? {
    value("Transfer-Encoding") == nil ? value("Content-Length").flatMap { Int($0) } : nil
  }
}
