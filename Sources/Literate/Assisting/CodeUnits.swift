/// Places in a step's code: a browser counts UTF-16 units, the compiler and SourceKit bytes.
struct CodeUnits {
  let source: String
  /// The offsets of the bytes with which lines begin.
  private let lines: [Int]

  init(_ source: String) {
    var source = source
    source.makeContiguousUTF8()
    self.source = source
    var lines = [0]
    for (offset, byte) in source.utf8.enumerated() where byte == UInt8(ascii: "\n") { lines.append(offset + 1) }
    self.lines = lines
  }

  /// The byte at an offset in units; within the code.
  func byte(at unit: Int) -> Int {
    let index = String.Index(utf16Offset: min(max(unit, 0), source.utf16.count), in: source)
    return source.utf8.distance(from: source.startIndex, to: index)
  }

  /// The unit at an offset in bytes; within the code, and not within a letter.
  func unit(at byte: Int) -> Int {
    let index = source.utf8.index(source.startIndex, offsetBy: min(max(byte, 0), source.utf8.count))
    return source.utf16.distance(from: source.startIndex, to: index)
  }

  /// The byte at a line and a column as the compiler counts them, from 1; within that line.
  func byte(line: Int, column: Int) -> Int {
    let index = min(max(line - 1, 0), lines.count - 1)
    let end = index + 1 < lines.count ? lines[index + 1] - 1 : source.utf8.count
    return column - 1 > end - lines[index] ? end : lines[index] + max(column - 1, 0)
  }

  /// A line's bytes, from 1, without what is only blank around them.
  func line(_ number: Int) -> Range<Int> {
    let start = byte(line: number, column: 1)
    let end = byte(line: number, column: .max)
    let text = Array(source.utf8)[start..<end]
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
    else {
      return start..<start
    }
    return first..<last + 1
  }

  /// The column, from 1 and in units, of a byte in its line.
  func column(at byte: Int) -> Int {
    let start = lines.last { $0 <= byte } ?? 0
    return unit(at: byte) - unit(at: start) + 1
  }

  /// The word that ends at a byte or goes on there; empty where there is none.
  func word(at byte: Int) -> Range<Int> {
    let scalars = source.unicodeScalars
    let index = source.utf8.index(source.startIndex, offsetBy: min(max(byte, 0), source.utf8.count))
    guard let middle = index.samePosition(in: scalars) else { return byte..<byte }
    var (start, end) = (middle, middle)
    while start > scalars.startIndex, Self.isOfWord(scalars[scalars.index(before: start)]) {
      start = scalars.index(before: start)
    }
    while end < scalars.endIndex, Self.isOfWord(scalars[end]) { end = scalars.index(after: end) }
    return source.utf8.distance(
      from: source.startIndex, to: start)..<source.utf8.distance(from: source.startIndex, to: end)
  }

  func text(_ bytes: Range<Int>) -> String {
    let all = source.utf8
    let start = all.index(all.startIndex, offsetBy: bytes.lowerBound)
    return String(source[start..<all.index(start, offsetBy: bytes.count)])
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "_" || scalar == "$" || scalar.properties.isXIDContinue }
    // Swift's names may be made of pictures.
    return scalar.properties.isXIDContinue || scalar.properties.isEmojiPresentation || scalar.value == 0x200d
      || scalar.value == 0xfe0f
  }
}
