import Foundation

/// The text of a lesson cut at its steps. Put together again, it is the same lesson.
struct LessonParts {
  /// A piece of the file.
  struct Part {
    enum Kind {
      /// Markdown, without blank lines around it.
      case prose(String)
      /// A step, and the line that opens its fence.
      case step(Step, fence: String)
    }
    var kind: Kind
    /// Blank lines between the part before it and this one.
    var blankLines: Int
  }

  /// The lines between the marks; nil where there is no front matter.
  private(set) var frontMatter: String?
  /// The title that it gives.
  let title: String?
  private(set) var parts: [Part] = []
  private let lines: [Substring]

  init(_ lesson: Lesson) {
    lines = lesson.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    var mistakes = Mistakes(file: lesson.file)
    let front = FrontMatter(lines: lines.map(String.init), mistakes: &mistakes)
    let count = front.lineCount
    title = front.title
    if count > 1 { frontMatter = lines[1..<count - 1].joined(separator: "\n") }
    // Lines from 0; the fence stands before the code.
    var next = count
    var blank = 0
    for step in lesson.steps where lines.indices.contains(step.line - 2) {
      addProse(next..<step.line - 2, &blank)
      let fence = lines[step.line - 2].trimmingCharacters(in: .whitespaces)
      parts.append(Part(kind: .step(step, fence: fence), blankLines: blank))
      blank = 0
      next = min(step.lines.upperBound, lines.count)
    }
    addProse(min(next, lines.count)..<lines.count, &blank)
  }

  private mutating func addProse(_ range: Range<Int>, _ blank: inout Int) {
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    guard let first = range.first(where: { !isBlank(lines[$0]) }), let last = range.last(where: { !isBlank(lines[$0]) })
    else {
      blank += range.count
      return
    }
    blank += first - range.lowerBound
    parts.append(Part(kind: .prose(lines[first...last].joined(separator: "\n")), blankLines: blank))
    blank = range.upperBound - 1 - last
  }
}
