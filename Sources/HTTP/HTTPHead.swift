/// The beginning of an answer: its status and its fields.
///
/// RFC 9110, HTTP Semantics: https://www.rfc-editor.org/rfc/rfc9110
package struct HTTPHead: Sendable {
  /// 200 for what was asked for.
  package let status: Int
  /// By their names in small letters; of two of one name, the first.
  let fields: [String: String]

  /// The value of a field by its name, in letters of any size; nil where there is none.
  package func value(_ name: String) -> String? { fields[name.lowercased()] }

  /// How many bytes are to follow, where the server says it.
  package var contentLength: Int? {
    value("Transfer-Encoding") == nil ? value("Content-Length").flatMap { Int($0) } : nil
  }
}
