/// How much code is looked at while it is being written: what is beyond stays as it is, without colours or help.
///
/// Whoever reads Swift reads it by recursion, and ends where code is nested without end.
enum CodeBounds {
  /// In bytes.
  static let size = 100_000
  /// How deep brackets, and `#if`s, may stand in one another.
  static let nesting = 200
  /// How many `<` may wait for their `>`: each may be the beginning of what a generic type is made of, and is tried as that.
  static let angles = 300

  /// Whether code can be given to parsers.
  static func admits(_ source: String) -> Bool {
    guard source.utf8.count <= size else { return false }
    let bytes = Array(source.utf8)
    var (depth, angles, conditions) = (0, 0, 0)
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0: return false
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(depth - 1, 0)
      case UInt8(ascii: "<"): angles += 1
      case UInt8(ascii: ">"): angles = max(angles - 1, 0)
      case UInt8(ascii: "#"):
        if bytes[index...].starts(with: "#if".utf8) { conditions += 1 }
        if bytes[index...].starts(with: "#endif".utf8) { conditions = max(conditions - 1, 0) }
      default: continue
      }
      if depth > nesting || conditions > nesting || angles > Self.angles { return false }
    }
    return true
  }
}
