import Files
import Foundation

/// The part of a Markdown file between two comments, which a report replaces.
struct ReadmeBlock {
  static let (begin, end) = ("<!-- benchmarks -->", "<!-- /benchmarks -->")

  private let file: URL
  private let before: Substring
  private let after: Substring

  /// - Throws: ``ReportError`` where the file cannot be read or has no such part.
  init(file path: String) throws {
    file = URL(fileURLWithPath: path)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { throw ReportError.noFile(path) }
    guard let start = text.range(of: Self.begin), let stop = text[start.upperBound...].range(of: Self.end) else {
      throw ReportError.noMarks(path, begin: Self.begin, end: Self.end)
    }
    (before, after) = (text[..<start.upperBound], text[stop.lowerBound...])
  }

  /// - Throws: what keeps the file from being written; it is then as it was.
  func write(_ markdown: String) throws {
    try WholeFile.write(Data("\(before)\n\(markdown)\n\(after)".utf8), to: file)
  }
}
