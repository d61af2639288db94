/// What the Swift runtime says of a trap on standard error, without what only it can use: addresses, and the modules of types.
enum TrapMessage {
  /// `Swift/ContiguousArrayBuffer.swift:600: Fatal error: Index out of range` says it after the marker.
  static func find(in printed: String) -> String? {
    for line in printed.split(separator: "\n").reversed() {
      for marker in ["Fatal error: ", "Precondition failed: ", "Assertion failed: "] {
        if let range = line.range(of: marker) {
          let message = String(line[range.upperBound...])
          return marker == "Fatal error: " ? fatal(message) : marker.lowercased() + message
        }
      }
      if line.hasSuffix("Fatal error") { return "fatalError()" }
      if line.hasSuffix("Precondition failed") { return "precondition failed" }
      if line.hasSuffix("Assertion failed") { return "assertion failed" }
      if let match = line.firstMatch(of: #/Could not cast value of type '(.+?)'.* to '(.+?)'/#) {
        return "could not cast a value of type '\(plain(match.1))' to '\(plain(match.2))'"
      }
      if line.hasPrefix("Fatal access conflict detected") {
        return "a value was used while something else was still changing it (overlapping accesses)"
      }
    }
    return nil
  }

  private static func fatal(_ message: String) -> String {
    if let match = message.wholeMatch(of: #/'try!' expression unexpectedly raised an error: (.*)/#) {
      return "an error came where try! rules it out: \(match.1)"
    }
    if message.contains("unowned reference but object") {
      return "an unowned reference was used after its object was gone"
    }
    return message
  }

  /// `Swift.Int` is an `Int`.
  private static func plain(_ type: Substring) -> String {
    String(type).replacing(#/\b(?:Swift|Foundation|FoundationEssentials|__C)\./#, with: "")
  }
}
