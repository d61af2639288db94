import Foundation

/// The lesson's text as its page holds it: the page says what its outputs are of.
enum PageMarkdown {
  private static let opening = "<code id=\"_markdown\" class=\"language-markdown\">"

  /// Nil where the page is gone or holds none.
  static func read(fromPageAt url: URL) -> String? {
    guard let data = try? Data(contentsOf: url) else { return nil }
    let page = String(decoding: data, as: UTF8.self)
    guard let start = page.range(of: opening, options: .backwards),
      let end = page.range(of: "</code>", range: start.upperBound..<page.endIndex)
    else { return nil }
    return unescaped(page[start.upperBound..<end.lowerBound])
  }

  private static func unescaped(_ text: Substring) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return entities.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }
}
