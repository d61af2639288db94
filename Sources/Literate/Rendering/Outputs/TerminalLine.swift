/// One line of a terminal: cells, a cursor, and what moves it.
struct TerminalLine {
  private struct Cell {
    var text: String.UnicodeScalarView
    var style: TerminalStyle
  }
  /// A page shows no more of one line.
  static let longest = 4000

  private var cells: [Cell] = []
  private var cursor = 0
  private var leftOut = 0

  /// Puts a character where the cursor is.
  mutating func put(_ scalar: Unicode.Scalar, _ style: TerminalStyle) {
    if cursor > 0, cursor <= cells.count, scalar.properties.isGraphemeExtend || scalar == "\u{200D}" {
      cells[cursor - 1].text.append(scalar)
      return
    }
    guard cursor < Self.longest else {
      leftOut += 1
      return
    }
    while cells.count < cursor { cells.append(Cell(text: .init(" ".unicodeScalars), style: TerminalStyle())) }
    let cell = Cell(text: String.UnicodeScalarView([scalar]), style: style)
    if cursor < cells.count { cells[cursor] = cell } else { cells.append(cell) }
    cursor += 1
  }

  /// Shows what cannot be seen: `^[`, `U+202E`.
  mutating func putMark(_ text: String, _ style: TerminalStyle) {
    var style = style
    style.isMark = true
    for scalar in text.unicodeScalars { put(scalar, style) }
  }

  mutating func carriageReturn() { (cursor, leftOut) = (0, 0) }
  mutating func backspace() { cursor = max(0, cursor - 1) }

  /// `EL` of ECMA-48: 0 from the cursor on, 1 up to the cursor, 2 the whole line.
  mutating func erase(_ mode: Int) {
    switch mode {
    case 0: cells.removeSubrange(min(cursor, cells.count)...)
    case 1:
      for index in cells.indices.prefix(cursor + 1) {
        cells[index] = Cell(text: .init(" ".unicodeScalars), style: .init())
      }
    default: cells = []
    }
  }

  /// Pieces of one style each.
  var runs: [TerminalText.Run] {
    var runs: [TerminalText.Run] = []
    for cell in cells {
      if let last = runs.last, last.style == cell.style {
        runs[runs.count - 1].text.unicodeScalars.append(contentsOf: cell.text)
      } else {
        runs.append(TerminalText.Run(text: String(cell.text), style: cell.style))
      }
    }
    if leftOut > 0 { runs.append(TerminalText.Run.note("… \(leftOut.grouped) more characters")) }
    return runs
  }
}
