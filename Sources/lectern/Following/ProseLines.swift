import Literate

/// Prose as lines for a terminal.
struct ProseLines {
  /// Lines of prose are no longer than this on a wide terminal.
  static let widest = 100

  let columns: Int
  let hasColor: Bool

  /// The lines, with an empty one between the parts.
  func lines(_ blocks: [ProseBlock]) -> [String] {
    var lines: [String] = []
    for block in blocks {
      if !lines.isEmpty { lines.append("") }
      lines += self.lines(block)
    }
    return lines
  }

  private func lines(_ block: ProseBlock) -> [String] {
    switch block {
    case .heading(_, let text): return wrapped(text, TextStyle(isBold: true))
    case .paragraph(let text): return wrapped(text, TextStyle())
    case .list(let first, let items): return list(first, items)
    case .quote(let blocks): return indented(blocks, first: "│ ", rest: "│ ")
    case .code(let text):
      return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
        .map { "    " + TerminalLine.printable($0) }
    case .table(let rows): return table(rows)
    case .rule: return [TextStyle(isDim: true).apply(String(repeating: "─", count: min(columns, 20)), hasColor)]
    }
  }

  private func list(_ first: Int?, _ items: [[ProseBlock]]) -> [String] {
    items.enumerated().flatMap { index, blocks in
      let mark = first.map { "\($0 + index). " } ?? "• "
      return indented(blocks, first: mark, rest: String(repeating: " ", count: mark.count))
    }
  }

  private func indented(_ blocks: [ProseBlock], first: String, rest: String) -> [String] {
    let inner = ProseLines(columns: columns - rest.count, hasColor: hasColor)
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      // A list in a list follows its words at once.
      if index > 0, case .list = block {} else if index > 0 { lines.append("") }
      lines += inner.lines(block)
    }
    if lines.isEmpty { lines = [""] }
    return lines.enumerated().map { ($0 == 0 ? first : rest) + $1 }
  }

  /// Cells side by side; where that is too wide, a line a cell.
  private func table(_ rows: [[[ProseText]]]) -> [String] {
    let texts = rows.map { $0.map { TerminalLine.printable($0.map(\.words).joined()) } }
    guard let heading = texts.first else { return [] }
    let widths = heading.indices.map { column in
      texts.map { column < $0.count ? TerminalLine.columns(of: $0[column]) : 0 }.max() ?? 0
    }
    let bold = TextStyle(isBold: true)
    guard widths.reduce(0, +) + 2 * (widths.count - 1) <= columns else {
      return rows.dropFirst().enumerated().flatMap { index, row in
        (index > 0 ? [""] : [])
          + row.enumerated().flatMap { column, cell in
            wrapped([.strong([.plain((column < heading.count ? heading[column] : "") + ": ")])] + cell, TextStyle())
          }
      }
    }
    var lines = texts.enumerated().map { index, row in
      let cells = zip(row, widths).map { cell, width in
        (index == 0 ? bold.apply(cell, hasColor) : cell)
          + String(repeating: " ", count: width - TerminalLine.columns(of: cell))
      }
      return cells.joined(separator: "  ")
    }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines
  }

  private func wrapped(_ text: [ProseText], _ style: TextStyle) -> [String] {
    var wrapped = WrappedText(columns: min(columns, Self.widest), hasColor: hasColor)
    add(text, style, to: &wrapped)
    return wrapped.finish()
  }

  private func add(_ texts: [ProseText], _ style: TextStyle, to wrapped: inout WrappedText) {
    for text in texts {
      var inner = style
      switch text {
      case .plain(let words): wrapped.add(TerminalLine.printable(words), style)
      case .emphasis(let texts):
        inner.isItalic = true
        add(texts, inner, to: &wrapped)
      case .strong(let texts):
        inner.isBold = true
        add(texts, inner, to: &wrapped)
      case .struck(let texts):
        inner.isStruck = true
        add(texts, inner, to: &wrapped)
      case .code(let code):
        inner.color = 36
        // Without colour it is told from the words around it as in the Markdown.
        wrapped.add(hasColor ? TerminalLine.printable(code) : "`\(TerminalLine.printable(code))`", inner)
      case .link(let texts, let target):
        inner.isUnderlined = true
        add(texts, inner, to: &wrapped)
        if texts.map(\.words).joined() != target {
          wrapped.add(" (\(TerminalLine.printable(target)))", TextStyle(isDim: true))
        }
      case .picture(let words, let file):
        wrapped.add(TerminalLine.printable("[picture] \(words) -> \(file)"), TextStyle(isDim: true))
      case .lineBreak: wrapped.breakLine()
      }
    }
  }
}
