/// The formulas of a document. cmark knows none and would take their `_`, `*` and `\` for its own, so each is replaced by
/// a mark before cmark reads the text, and the marks by MathML in the document that it made.
struct Formulas {
  private struct Formula {
    /// With its dollars, as the author wrote it.
    var source: String
    var mathML: String
    var isDisplay: Bool
  }

  /// The document's lines with marks in place of formulas.
  private(set) var lines: [String]
  private var found: [Formula] = []
  private static let marks: (begin: Character, end: Character) = ("\u{E000}", "\u{E001}")

  /// Whether there is any.
  var isEmpty: Bool { found.isEmpty }

  /// - Parameters:
  ///   - lines: of the file, with nothing where the front matter was.
  ///   - tree: what cmark made of them; says which of them are text.
  init(in tree: MarkdownTree, lines: [String], mistakes: inout Mistakes) {
    self.lines = lines
    guard lines.contains(where: { $0.contains("$") }) else { return }
    for node in tree.root.all where [.paragraph, .heading, .table].contains(node.kind) {
      let (first, last) = (node.line - 1, min(node.lastLine, lines.count))
      guard first >= 0, first < last, self.lines[first..<last].contains(where: { $0.contains("$") }) else { continue }
      let text = self.lines[first..<last].joined(separator: "\n")
      let replaced = replace(Array(text), line: first + 1, mistakes: &mistakes)
      let parts = replaced.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if parts.count == last - first { self.lines.replaceSubrange(first..<last, with: parts) }
    }
  }

  /// A block's text with marks in it.
  private mutating func replace(_ text: [Character], line: Int, mistakes: inout Mistakes) -> String {
    var result = ""
    var position = 0
    while position < text.count {
      if text[position] == "$", let span = FormulaSpan(in: text, at: position) {
        let source = String(text[position..<span.end])
        do throws(FormulaMistake) {
          let html = try TeXFormula.mathML(String(span.formula.map(\.character)), isDisplay: span.isDisplay)
          found.append(Formula(source: source, mathML: html, isDisplay: span.isDisplay))
          result += "\(Self.marks.begin)\(found.count - 1)\(Self.marks.end)" + span.lineEnds
        } catch {
          let place = span.formula.isEmpty ? position : span.formula[min(error.offset, span.formula.count - 1)].place
          let before = text[..<place]
          let column = place - (before.lastIndex(of: "\n") ?? -1)
          mistakes.add(error.problem, line: line + before.count { $0 == "\n" }, column: column)
          result += source
        }
        position = span.end
      } else {
        let end = FormulaSpan.endOfOther(in: text, at: position)
        result += String(text[position..<end])
        position = end
      }
    }
    return result
  }

  /// A text with the formulas as they were written.
  func restored(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .formula(let formula): formula.source
      }
    }.joined()
  }

  /// Puts MathML in the place of the marks.
  func place(in tree: MarkdownTree) {
    guard !found.isEmpty else { return }
    for node in tree.root.all where node.literal.contains(Self.marks.begin) {
      guard node.typeName == "text" else {
        node.setLiteral(restored(node.literal))
        continue
      }
      // The words of a picture become an attribute.
      guard node.parent?.kind != .image else { continue }
      for piece in pieces(of: node.literal) {
        switch piece {
        case .text(let text): node.insertTextBefore(text)
        case .formula(let formula): node.insertHTMLBefore(Self.html(formula))
        }
      }
      node.remove()
    }
  }

  private static func html(_ formula: Formula) -> String {
    formula.isDisplay
      ? "<span class=\"formula\" role=\"group\" aria-label=\"Formula\" tabindex=\"0\">\(formula.mathML)</span>"
      : formula.mathML
  }

  private enum Piece {
    case text(String)
    case formula(Formula)
  }

  private func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let begin = rest.firstIndex(of: Self.marks.begin),
      let end = rest[begin...].firstIndex(of: Self.marks.end),
      let index = Int(rest[rest.index(after: begin)..<end]), found.indices.contains(index)
    {
      if begin > rest.startIndex { pieces.append(.text(String(rest[..<begin]))) }
      pieces.append(.formula(found[index]))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
