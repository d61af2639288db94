/// Takes a line of text apart.
///
/// Numbers are `12`, `-0.5`, `3,413,024`, `1e-4` and, with units, `55.6%`, `117ms` or `0.31 s`; digits within a name (`block2a`) belong to the name.
/// A date with its time, or a time of day with seconds, is one token.
/// White space at the beginning is a token where a word follows: a text that is indented otherwise is another text.
struct TokenScanner {
  private let characters: [Character]
  private var position = 0
  private var tokens: [Token] = []

  static func tokens(of text: String) -> [Token] {
    var scanner = TokenScanner(characters: Array(text))
    scanner.scan()
    return scanner.tokens
  }

  private init(characters: [Character]) { self.characters = characters }

  private mutating func scan() {
    while position < characters.count {
      let space = take(while: \.isWhitespace)
      guard position < characters.count else { return }
      if let text = moment() {
        tokens.append(Token(space: space, text: text, isMoment: true))
        continue
      }
      if let number = number() {
        tokens.append(Token(space: space, text: number.text, number: number.value))
        continue
      }
      if tokens.isEmpty, !space.isEmpty { tokens.append(Token(space: "", text: space)) }
      let first = characters[position]
      let text = Self.isName(first) ? take(while: Self.isName) : take { $0 == first }
      tokens.append(Token(space: tokens.count == 1 && tokens[0].text == space ? "" : space, text: text))
    }
  }

  private static func isName(_ character: Character) -> Bool {
    character.isLetter || character == "_" || isDigit(character)
  }

  private static func isDigit(_ character: Character?) -> Bool { character.map { ("0"..."9").contains($0) } ?? false }

  private func peek(_ offset: Int = 0) -> Character? {
    characters.indices.contains(position + offset) ? characters[position + offset] : nil
  }

  private mutating func take(while isMeant: (Character) -> Bool) -> String {
    let end = characters[position...].firstIndex { !isMeant($0) } ?? characters.count
    defer { position = end }
    return String(characters[position..<end])
  }

  /// `2026-11-26 05:44:20 +0000`, `2026-11-26T05:44Z`, `05:44:20.5`.
  private mutating func moment() -> String? {
    guard !(peek(-1).map(Self.isName) ?? false) else { return nil }
    var length = 0
    if has("dddd-dd-dd") {
      length = 10
      guard [" ", "T"].contains(peek(10)), has("dd:dd", at: 11) else { return nil }
      length = 16
      if has(":dd", at: length) { length += 3 }
    } else if has("dd:dd:dd") {
      length = 8
    } else {
      return nil
    }
    if peek(length) == ".", Self.isDigit(peek(length + 1)) {
      length += 1
      while Self.isDigit(peek(length)) { length += 1 }
    }
    if peek(length) == "Z" {
      length += 1
    } else {
      for zone in [" +dddd", " -dddd", "+dd:dd", "-dd:dd", "+dddd", "-dddd"] where has(zone, at: length) {
        length += zone.count
        break
      }
    }
    defer { position += length }
    return String(characters[position..<position + length])
  }

  /// Whether a pattern, `d` being a digit, stands some characters on.
  private func has(_ pattern: String, at offset: Int = 0) -> Bool {
    pattern.enumerated().allSatisfy { index, wanted in
      wanted == "d" ? Self.isDigit(peek(offset + index)) : peek(offset + index) == wanted
    }
  }

  private mutating func number() -> (text: String, value: WrittenNumber)? {
    let begin = position
    let isNegative = isSign && Self.isDigit(peek(1)) ? peek() != "+" : false
    if isSign, Self.isDigit(peek(1)) { position += 1 }
    // An address is a name.
    guard Self.isDigit(peek()), !(peek() == "0" && peek(1) == "x") else {
      position = begin
      return nil
    }
    var digits = take(while: Self.isDigit)
    var isWhole = true
    if digits.count <= 3 {
      while peek() == ",", (1...3).allSatisfy({ Self.isDigit(peek($0)) }), !Self.isDigit(peek(4)) {
        position += 1
        digits += take(while: Self.isDigit)
      }
    }
    if peek() == ".", Self.isDigit(peek(1)) {
      position += 1
      digits += "." + take(while: Self.isDigit)
      isWhole = false
    }
    let signs = ["-", "+"].contains(peek(1)) ? 1 : 0
    if ["e", "E"].contains(peek()), Self.isDigit(peek(1 + signs)) {
      digits += "e" + (peek(1) == "-" ? "-" : "")
      position += 1 + signs
      digits += take(while: Self.isDigit)
      isWhole = false
    }
    // More digits than a number has are a name, too.
    guard let plain = Double(digits), plain.isFinite else {
      position = begin
      return nil
    }
    var number = WrittenNumber(value: isNegative ? -plain : plain, unit: "", isWhole: isWhole)
    takeUnit(of: &number)
    return (String(characters[begin..<position]), number)
  }

  /// A sign belongs to the number behind it where none of what is before it could be subtracted from.
  private var isSign: Bool {
    guard let sign = peek(), ["-", "−", "+"].contains(sign) else { return false }
    return peek(-1).map { $0.isWhitespace || "([{,:=~≈|<>".contains($0) } ?? true
  }

  private mutating func takeUnit(of number: inout WrittenNumber) {
    if peek() == "%" {
      position += 1
      number.unit = "%"
      return
    }
    let begin = position
    if peek() == " " { position += 1 }
    let word = take(while: Self.isName)
    guard let factor = WrittenNumber.times[word] else {
      position = begin
      return
    }
    number = WrittenNumber(value: number.value * factor, unit: WrittenNumber.timeUnit, isWhole: number.isWhole)
  }
}
