/// A formula between dollars in a block of Markdown.
///
/// `$` opens when no space follows and closes when no space comes before and no digit follows, so that `$5 and $6` stays
/// text. `$$` opens and closes a formula that stands by itself.
struct FormulaSpan {
  /// What is between the dollars, without the marks of a quote at the beginning of its lines, and where each was.
  private(set) var formula: [(character: Character, place: Int)] = []
  /// Behind the closing dollars.
  private(set) var end: Int
  private(set) var isDisplay: Bool
  /// The line ends in it with what begins the lines after them, so that no line of the block moves.
  private(set) var lineEnds = ""

  /// Nil where no formula begins.
  init?(in text: [Character], at start: Int) {
    let dollars = text[start...].prefix { $0 == "$" }.count
    guard dollars <= 2 else { return nil }
    isDisplay = dollars == 2
    var position = start + dollars
    guard position < text.count, isDisplay || !text[position].isWhitespace else { return nil }
    while position < text.count, text[position] != "$" {
      // A code span is not part of a formula.
      if text[position] == "`" { return nil }
      if text[position] == "\\", position + 1 < text.count, text[position + 1] != "\n" {
        formula.append((text[position], position))
        position += 1
      }
      formula.append((text[position], position))
      position += 1
      if text[position - 1] == "\n" {
        let prefix = text[position...].prefix { $0 == ">" || $0 == " " || $0 == "\t" }
        lineEnds += "\n" + String(prefix)
        position += prefix.count
      }
    }
    let closing = text[position...].prefix { $0 == "$" }.count
    guard closing == dollars, formula.contains(where: { !$0.character.isWhitespace }) else { return nil }
    end = position + closing
    if isDisplay { return }
    guard let last = formula.last, !last.character.isWhitespace else { return nil }
    if end < text.count, text[end].isASCII, text[end].isNumber { return nil }
  }

  /// Where that ends which begins here and is no formula: an escape, code, a link's target, a tag, a sign.
  static func endOfOther(in text: [Character], at start: Int) -> Int {
    let next = start + 1
    switch text[start] {
    case "\\": return min(start + 2, text.count)
    case "$": return start + text[start...].prefix { $0 == "$" }.count
    case "`":
      let ticks = text[start...].prefix { $0 == "`" }.count
      var position = start + ticks
      while position < text.count {
        let run = text[position...].prefix { $0 == "`" }.count
        if run == ticks { return position + run }
        position += max(run, 1)
      }
      return start + ticks
    case "]" where next < text.count && text[next] == "(":
      let target = text[next...].prefix { $0 != ")" && $0 != "\n" }
      return target.endIndex < text.count && text[target.endIndex] == ")" ? target.endIndex + 1 : next
    case "<" where next < text.count && (text[next].isLetter || "/!".contains(text[next])):
      guard let close = text[next...].firstIndex(of: ">") else { return next }
      return close + 1
    default: return next
    }
  }
}
