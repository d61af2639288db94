import Foundation

/// HTML in the cells of tables, in which cmark-gfm allows no nodes of its caller's: it goes through as a text that nobody
/// else can write, and becomes HTML when the table has been rendered.
enum CellHTML {
  private static let begin = "\u{E002}" + String(UInt64.random(in: .min ... .max), radix: 16) + "\u{E003}"
  private static let end = "\u{E004}"

  /// The HTML as a text.
  static func encoded(_ html: String) -> String {
    begin + html.utf8.map { (String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)) }.joined() + end
  }

  /// A rendered text with what was encoded in it.
  static func decoded(_ text: String) -> String {
    guard text.contains(begin) else { return text }
    let parts = text.components(separatedBy: begin)
    return parts[0]
      + parts.dropFirst().map { part in
        let digits = Array(part.prefix { $0 != Character(end) }.utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
          UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
        return String(decoding: bytes, as: UTF8.self) + part.dropFirst(digits.count + 1)
      }.joined()
  }
}
