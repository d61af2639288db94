import Files
import Foundation

/// The style that a course gives its pages: `lessons.css` beside its lessons.
enum CourseStyle {
  /// The style's text; empty where there is none.
  ///
  /// - Parameter lesson: the path of any lesson of the course.
  /// - Throws: ``CourseStyleError``.
  static func read(beside lesson: String?) throws -> String {
    guard let lesson else { return "" }
    let file = URL(fileURLWithPath: lesson).deletingLastPathComponent().appendingPathComponent("lessons.css")
    guard FileManager.default.fileExists(atPath: file.path) else { return "" }
    let name = (lesson as NSString).deletingLastPathComponent
    let path = name.isEmpty ? "lessons.css" : "\(name)/lessons.css"
    let text: String
    do { text = try String(contentsOf: file, encoding: .utf8) } catch {
      throw CourseStyleError.unreadable(path, reason: SystemReason.words(of: error))
    }
    try check(text, path: path)
    return text
  }

  /// Pages hold everything in themselves, and a style cannot end its element.
  static func check(_ text: String, path: String) throws {
    func line(of index: String.Index) -> Int { 1 + text[..<index].count { $0.isNewline } }
    if let match = text.firstMatch(of: #/</style|<!--/#.ignoresCase()) {
      throw CourseStyleError.endOfStyle(path, line: line(of: match.range.lowerBound), found: String(match.output))
    }
    if let match = text.firstMatch(of: #/@import\b/#.ignoresCase()) {
      throw CourseStyleError.notInThePage(path, line: line(of: match.range.lowerBound), found: "@import")
    }
    for match in text.matches(of: #/url\(\s*["']?([^"')\s]{0,60})/#.ignoresCase())
    where !match.output.1.lowercased().hasPrefix("data:") && !match.output.1.hasPrefix("#") {
      throw CourseStyleError.notInThePage(path, line: line(of: match.range.lowerBound), found: String(match.output.1))
    }
  }
}

/// What is wrong with a course's style.
public enum CourseStyleError: Error, CustomStringConvertible, Hashable {
  case unreadable(String, reason: String)
  case endOfStyle(String, line: Int, found: String)
  case notInThePage(String, line: Int, found: String)

  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .endOfStyle(let path, let line, let found):
      "\(path):\(line): `\(found)` would end the pages' style; write `\\3c` for `<`"
    case .notInThePage(let path, let line, let found):
      "\(path):\(line): `\(found)` is not in the page; pages hold everything in themselves, so write the style here and give "
        + "a picture or a font as a `data:` address"
    }
  }
}
