import Foundation

extension CoursePages {
  /// The name of the page of measurements, and of the file with their numbers.
  public static let benchmarks = "benchmarks"

  /// The page of measurements beside those of the lessons; nil where there is none.
  var benchmarksPage: String? {
    let page = file(Self.benchmarks, "html")
    return FileManager.default.fileExists(atPath: page.path) ? page.lastPathComponent : nil
  }

  /// Writes `benchmarks.html` and `benchmarks.json`, and leads to the page from the course's index where there is one.
  ///
  /// - Parameter numbers: the JSON that the page was made of.
  /// - Throws: ``PagesError``; what was there before is then as it was.
  public func writeBenchmarks(_ page: ReportPage, numbers: Data) throws {
    let html = page.html(course: title, style: style, entries: entries())
    try write(numbers, to: file(Self.benchmarks, "json"))
    try write(Data(html.utf8), to: file(Self.benchmarks, "html"))
    // All else that the index says is of the lessons' last run.
    let index = file("index", "html")
    let foot = IndexRenderer.foot(benchmarks: benchmarksPage)
    guard let text = try? String(contentsOf: index, encoding: .utf8), !text.contains(foot) else { return }
    let changed = text.replacingOccurrences(of: IndexRenderer.foot(benchmarks: nil), with: foot)
    try write(Data(changed.utf8), to: index)
  }
}
