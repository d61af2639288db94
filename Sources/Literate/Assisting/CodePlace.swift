/// What kind of place in code somewhere is, by its colours.
struct CodePlace {
  private let tokens: [CodeToken]
  private let bytes: [UInt8]

  init(_ source: String) {
    bytes = Array(source.utf8)
    tokens = SwiftColouring.tokens(of: source)
  }

  /// Whether code can be written at a byte: not within a comment or a text.
  func isCode(_ byte: Int) -> Bool {
    !tokens.contains { token in
      let isInside = token.range.lowerBound < byte && byte < token.range.upperBound
      // A comment that goes to the end of its line goes on.
      let isOpen = token.range.upperBound == byte && bytes[token.range].starts(with: Array("//".utf8))
      switch token.kind {
      case .comment: return isInside || isOpen
      case .string: return isInside
      default: return false
      }
    }
  }

  /// The name or the operator at a byte; nil where there is none, or it is a number, a comment or a text.
  func name(at byte: Int, _ units: CodeUnits) -> Range<Int>? {
    var meant = units.word(at: byte)
    if meant.isEmpty { meant = operatorName(at: byte) }
    guard !meant.isEmpty else { return nil }
    let isNone = tokens.contains { token in
      [.comment, .string, .number].contains(token.kind) && token.range.overlaps(meant)
    }
    return isNone ? nil : meant
  }

  private func operatorName(at byte: Int) -> Range<Int> {
    let signs = Set("+-*/%<>=!&|^~?".utf8)
    var (start, end) = (byte, byte)
    while start > 0, signs.contains(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, signs.contains(bytes[end]) { end += 1 }
    return start..<end
  }
}
