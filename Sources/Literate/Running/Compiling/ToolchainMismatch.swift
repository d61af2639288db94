/// The compiler on `PATH` is not of the version that Lectern, and with it what steps import, was built with.
struct ToolchainMismatch: Error, CustomStringConvertible {
  var built: String
  var found: String

  /// - Parameter words: what the compiler printed; nil where it does not speak of this.
  init?(words: String) {
    let said = #/module compiled with Swift ([0-9.]+) cannot be imported by the Swift ([0-9.]+) compiler/#
    guard let match = words.firstMatch(of: said) else { return nil }
    (built, found) = (String(match.1), String(match.2))
  }

  var description: String {
    "Lectern was built with Swift \(built), and the compiler on PATH is Swift \(found): build Lectern again with it, or put"
      + " the other first on PATH"
  }
}
