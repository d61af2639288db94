import Foundation

/// The page of a lesson as it goes on paper.
enum PrintedPage {
  /// The page as HTML.
  ///
  /// - Parameters:
  ///   - record: what the lesson's last run showed; nil for the words and the code only.
  ///   - files: the PDF of each lesson that is printed too, by its name; links to other lessons are words.
  static func html(
    _ lesson: Lesson, _ record: LessonRecord?, course: String, style: String, files: [String: String]
  ) -> String {
    var style = style + paper
    // There was no run that made it.
    if record == nil { style += "\n.colophon { display: none; }\n" }
    let page = PageRenderer(course: course, style: style).render(lesson, record ?? bare(lesson), course: [])
    return page.replacing(#/<a href="([^":\/#?]+)\.html(?:[#?][^"]*)?">/#) { match in
      let name = unescaped(String(match.output.1))
      return files[name].map { "<a href=\"\($0.htmlEscaped)\">" } ?? "<a>"
    }
  }

  /// What a printer's own settings say elsewhere; a heading stays with what it is of, code with what it shows, and a link that leads
  /// nowhere looks like words.
  private static let paper =
    "\n@page { size: A4; }\n.heading, .fold { break-after: avoid; }\n"
    + "a:not([href]) { color: inherit; text-decoration: none; }\n"

  private static func unescaped(_ text: String) -> String {
    let plain = text.replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    return plain.removingPercentEncoding ?? plain
  }

  /// All steps as if they had run and shown nothing.
  private static func bare(_ lesson: Lesson) -> LessonRecord {
    LessonRecord(
      name: lesson.name, file: lesson.file, title: lesson.title, versions: [:], seed: 0, parameters: [:], notices: [],
      steps: lesson.steps.map { StepRecord($0, state: $0.attributes.norun ? .shownOnly : .ran) }, seconds: nil)
  }
}
