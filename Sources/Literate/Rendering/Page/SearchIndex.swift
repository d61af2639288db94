import Foundation

/// What a page knows of the lessons for its search, as JSON that stands in the page.
enum SearchIndex {
  private struct Item: Encodable {
    var page: String
    var title: String
    var summary: String
    /// Id, heading, and where they are wanted the words below it.
    var places: [[String]]
  }

  /// A `<script>` that is never run.
  ///
  /// - Parameters:
  ///   - withWords: whether the words of the lessons are in it, or their headings and steps only.
  static func html(_ entries: [CourseEntry], withWords: Bool) -> String {
    // A lesson that never ran has no page to lead to.
    let items = entries.filter { $0.state != .notRun }.map { entry in
      Item(
        page: entry.page, title: entry.title, summary: entry.summary,
        places: entry.places.filter { withWords || !$0.id.isEmpty }.map {
          [$0.id, $0.title] + (withWords ? [$0.words] : [])
        })
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(items)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    // Nothing in it ends the element or begins a comment.
    let safe = json.replacingOccurrences(of: "<", with: "\\u003c")
    return "<script type=\"application/json\" id=\"_index\">\(safe)</script>\n"
  }
}
