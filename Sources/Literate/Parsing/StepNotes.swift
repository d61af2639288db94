import Foundation

/// Numbered notes on the lines of steps: the ordered list behind a fence whose lines end with `// (1)`, `// (2)`, …
struct StepNotes {
  /// The notes as HTML in their order, by the step's id.
  private(set) var notes: [String: [String]] = [:]

  /// Takes the lists of notes out of the document.
  init(of steps: [(node: MarkdownNode, step: Step)], mistakes: inout Mistakes) {
    for (node, step) in steps {
      guard let list = node.next, list.orderedListStart == 1 else { continue }
      let lines = step.source.split(separator: "\n", omittingEmptySubsequences: false)
      let marks = lines.enumerated().compactMap { offset, line in
        Self.mark(in: line).map { (number: $0.number, line: step.line + offset) }
      }
      guard !marks.isEmpty else { continue }
      let items = list.children
      for mark in marks where !(1...items.count).contains(mark.number) {
        mistakes.add(.noteMissing(mark.number, count: items.count), line: mark.line)
      }
      for (index, item) in items.enumerated() where !marks.contains(where: { $0.number == index + 1 }) {
        mistakes.add(.noteWithoutLine(index + 1, step: step.id), line: item.line)
      }
      notes[step.id] = items.map(Self.html)
      list.remove()
    }
  }

  /// Where in a line of code the mark of a note begins, and its number.
  static func mark(in line: Substring) -> (start: Substring.Index, number: Int)? {
    guard let match = line.firstMatch(of: #/(//[ \t]*\(([1-9][0-9]?)\))[ \t\r]*$/#), let number = Int(match.output.2)
    else { return nil }
    return (match.output.1.startIndex, number)
  }

  /// An item of one paragraph is its words.
  private static func html(_ item: MarkdownNode) -> String {
    let html = item.children.map(\.html).joined()
    guard item.children.count == 1, html.hasPrefix("<p>"), html.hasSuffix("</p>\n") else { return html }
    return String(html.dropFirst("<p>".count).dropLast("</p>\n".count))
  }
}
