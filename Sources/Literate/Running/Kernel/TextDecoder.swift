/// UTF-8 that comes in pieces: a character cut by a piece's end waits for the next; what is no UTF-8 becomes U+FFFD.
struct TextDecoder {
  private var rest: [UInt8] = []

  mutating func decode(_ bytes: some Collection<UInt8>) -> String {
    rest.append(contentsOf: bytes)
    let whole = rest.count - Self.unfinished(rest)
    let text = String(decoding: rest[..<whole], as: UTF8.self)
    rest.removeFirst(whole)
    return text
  }

  /// What is left at the end of the stream.
  mutating func finish() -> String {
    defer { rest = [] }
    return String(decoding: rest, as: UTF8.self)
  }

  /// How many bytes at the end may be the start of a character.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0b1100_0000 == 0b1000_0000 { continue }
      let length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
      return length > back ? back : 0
    }
    return 0
  }
}
