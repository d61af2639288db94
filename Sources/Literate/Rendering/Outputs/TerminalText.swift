import Foundation

/// What a terminal would show at the end of a text: carriage returns and backspaces are done, colours are known, other
/// control characters can be seen.
struct TerminalText {
  /// A piece of one style.
  struct Run: Hashable {
    var text: String
    var style: TerminalStyle

    /// What the page itself says.
    static func note(_ text: String) -> Run {
      var style = TerminalStyle()
      style.isMark = true
      return Run(text: text, style: style)
    }
  }

  /// The first lines, up to a limit.
  private(set) var head: [[Run]] = []
  /// The last lines, where there are more than `head` holds.
  private(set) var tail: [[Run]] = []
  /// How many lines there are in all.
  private(set) var count = 0

  private var style = TerminalStyle()
  private let headLimit: Int

  init(_ text: String, headLimit: Int = 1000, tailLimit: Int = 12) {
    self.headLimit = headLimit
    var text = text
    text.withUTF8 { read($0, tailLimit: tailLimit) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, tailLimit: Int) {
    let tailStart = Self.start(ofLast: tailLimit, in: bytes)
    var position = 0
    while position < bytes.count {
      let end = Self.find(UInt8(ascii: "\n"), in: bytes, position..<bytes.count) ?? bytes.count
      let line = position..<end
      count += 1
      if head.count < headLimit {
        head.append(runs(of: line, in: bytes))
      } else if position >= tailStart {
        tail.append(runs(of: line, in: bytes))
      } else if style != TerminalStyle() || Self.find(0x1B, in: bytes, line) != nil {
        // Nobody sees this line, but it may change the style of those after it.
        _ = runs(of: line, in: bytes)
      }
      position = end + 1
    }
  }

  private static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard let base = bytes.baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Where the last lines begin.
  private static func start(ofLast count: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var left = count
    var index = bytes.count - 1
    while index > 0 {
      if bytes[index - 1] == UInt8(ascii: "\n") {
        left -= 1
        if left == 0 { return index }
      }
      index -= 1
    }
    return 0
  }

  /// Control characters, and the bytes that begin C1 controls and U+2000 to U+2FFF.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09) || byte == 0x7F || byte == 0xC2 || byte == 0xE2
  }

  private mutating func runs(of line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> [Run] {
    let text = String(decoding: bytes[line], as: UTF8.self)
    let isPlain =
      style == TerminalStyle() && line.count <= TerminalLine.longest && !bytes[line].contains(where: Self.isSpecial)
    return isPlain ? [Run(text: text, style: style)] : runs(of: text)
  }

  private mutating func runs(of text: String) -> [Run] {
    var line = TerminalLine()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\r": line.carriageReturn()
      case "\u{8}": line.backspace()
      case "\u{1B}": escape(&scalars, &line)
      case "\t": line.put(scalar, style)
      case "\0"..."\u{1F}": line.putMark("^" + String(Unicode.Scalar(UInt8(scalar.value) + 0x40)), style)
      case "\u{7F}": line.putMark("^?", style)
      case "\u{80}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let hex = String(scalar.value, radix: 16, uppercase: true)
        line.putMark("U+" + String(repeating: "0", count: 4 - hex.count) + hex, style)
      default: line.put(scalar, style)
      }
    }
    return line.runs
  }

  /// After an escape character. Colours and erasing are done, titles and the cursor's visibility have no meaning on a
  /// page, everything else is shown.
  private mutating func escape(_ scalars: inout Substring.UnicodeScalarView, _ line: inout TerminalLine) {
    let start = scalars
    let kind = scalars.popFirst()
    if kind == "]" {
      while let scalar = scalars.popFirst() {
        if scalar == "\u{7}" { return }
        if scalar == "\u{1B}", scalars.first == "\\" {
          scalars.removeFirst()
          return
        }
      }
    } else if kind == "[" {
      var parameters = ""
      while let scalar = scalars.popFirst(), scalar.value >= 0x20, scalar.value < 0x7F, parameters.count < 256 {
        guard scalar.value >= 0x40 else {
          parameters.unicodeScalars.append(scalar)
          continue
        }
        let separators: Set<Character> = [";", ":"]
        let codes = parameters.split(omittingEmptySubsequences: false) { separators.contains($0) }.map { Int($0) ?? 0 }
        switch scalar {
        case "m" where !parameters.hasPrefix("?"): return style.apply(codes)
        case "K" where codes.count == 1: return line.erase(codes[0])
        case "h" where parameters.hasPrefix("?"), "l" where parameters.hasPrefix("?"): return
        default: break
        }
        break
      }
    }
    scalars = start
    line.putMark("^[", style)
  }
}
