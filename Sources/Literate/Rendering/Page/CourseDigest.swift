import Files
import Foundation

/// Tells whether what a page says of its course is still so.
enum CourseDigest {
  /// The name of the page's `<meta>` that holds it.
  static let metaName = "lectern-course"

  /// Of what other pages show of these lessons.
  static func of(_ entries: [CourseEntry], course: String, style: String) -> String {
    let digest = Digest(.sha256)
    for text in [course, style, ContentPolicy.text, StyleSheet.css] { digest.update(text + "\0") }
    for entry in entries {
      let places = entry.places.flatMap { [$0.id, $0.title] }
      for text in [entry.name, entry.title, entry.summary, entry.state.rawValue] + places { digest.update(text + "\0") }
    }
    return String(digest.finish().prefix(16))
  }

  /// What a page says, which is at its beginning; nil where there is no page, and for one of another kind.
  static func read(fromPageAt url: URL) -> String? {
    guard let file = try? FileHandle(forReadingFrom: url) else { return nil }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: 4096) else { return nil }
    return String(decoding: data, as: UTF8.self)
      .firstMatch(of: #/<meta name="lectern-course" content="([0-9a-f]+)">/#).map { String($0.output.1) }
  }
}
