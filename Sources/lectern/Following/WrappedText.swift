/// Words set into lines of at most so many columns.
struct WrappedText {
  let columns: Int
  let hasColor: Bool
  private(set) var lines: [String] = []
  private var line = ""
  private var used = 0
  private var word = ""
  private var wordWidth = 0
  private var hasSpace = false

  init(columns: Int, hasColor: Bool) {
    self.columns = max(columns, 8)
    self.hasColor = hasColor
  }

  /// Adds text; its spaces are where lines may end.
  mutating func add(_ text: String, _ style: TextStyle) {
    var piece = ""
    let hasColor = hasColor
    func flush(_ word: inout String) {
      word += style.apply(piece, hasColor)
      piece = ""
    }
    for character in text {
      if character == " " || character.isNewline || character == "\t" {
        flush(&word)
        endWord()
        hasSpace = true
      } else {
        let width = TerminalLine.columns(of: String(character))
        // A word that no line can hold is cut.
        if wordWidth + width > columns {
          flush(&word)
          endWord()
        }
        piece.append(character)
        wordWidth += width
      }
    }
    flush(&word)
  }

  /// Ends the line.
  mutating func breakLine() {
    endWord()
    lines.append(line)
    (line, used, hasSpace) = ("", 0, false)
  }

  /// All lines.
  mutating func finish() -> [String] {
    endWord()
    if used > 0 { breakLine() }
    return lines
  }

  private mutating func endWord() {
    guard wordWidth > 0 else { return }
    let space = hasSpace && used > 0 ? 1 : 0
    if used + space + wordWidth > columns {
      lines.append(line)
      (line, used) = (word, wordWidth)
    } else {
      line += (space > 0 ? " " : "") + word
      used += space + wordWidth
    }
    (word, wordWidth, hasSpace) = ("", 0, false)
  }
}
