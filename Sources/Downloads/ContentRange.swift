/// The header that says which part of a file an answer holds: `bytes 200-999/1000`, or `bytes */1000` with status 416
/// (RFC 9110, 14.4).
struct ContentRange: Equatable {
  /// The first byte; nil where there is no part.
  let start: Int?
  /// How many bytes the whole file has; nil when the server does not know.
  let total: Int?

  /// Reads a header; nil when it is none.
  init?(_ text: String?) {
    guard let text, let match = text.wholeMatch(of: #/bytes (?:(\d+)-\d+|\*)\/(\d+|\*)/#.ignoresCase()) else {
      return nil
    }
    start = match.1.flatMap { Int($0) }
    total = Int(match.2)
  }
}
