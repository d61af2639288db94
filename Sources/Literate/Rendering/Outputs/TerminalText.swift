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
  private let tailLimit: Int

  init(_ text: String, headLimit: Int = 1000, tailLimit: Int = 12) {
    self.headLimit = headLimit
    self.tailLimit = tailLimit
    var text = text
    text.withUTF8 { read($0) }
    if tail.count > tailLimit { tail.removeFirst(tail.count - tailLimit) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[rest.startIndex..<end]
      rest = rest[min(end + 1, rest.endIndex)...]
      // Only lines that are kept are worth reading, unless they change the style.
      let isKept = count < headLimit || rest.count < 1 << 16
      let isPlain =
        style == TerminalStyle() && line.count <= TerminalLine.longest && !line.contains(where: Self.isSpecial)
      if isPlain {
        add(isKept ? [Run(text: String(decoding: line, as: UTF8.self), style: style)] : [])
      } else {
        add(self.runs(of: String(decoding: line, as: UTF8.self)))
      }
    }
  }

  private mutating func add(_ runs: [Run]) {
    count += 1
    guard head.count >= headLimit else { return head.append(runs) }
    tail.append(runs)
    if tail.count >= 4 * tailLimit + 64 { tail.removeFirst(tail.count - tailLimit) }
  }

  /// Control characters, and the bytes that begin C1 controls and U+200B to U+206F.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09) || byte == 0x7F || byte == 0xC2 || byte == 0xE2
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
      case "\0"..."\u{1F}": line.putMark(String(Unicode.Scalar(0x2400 + scalar.value) ?? scalar), style)
      case "\u{7F}": line.putMark("␡", style)
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
    line.putMark("␛", style)
  }
}
