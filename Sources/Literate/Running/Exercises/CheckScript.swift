/// What a check sees besides the state that it looks at.
enum CheckScript {
  /// Stands before its code, on lines of its own: `check` is this one even where a step has declared another.
  ///
  /// - Parameter printed: what the answer printed.
  static func prelude(for source: String, printed: String) -> String {
    var lines = [
      "func check(_ holds: @autoclosure () throws -> Bool, _ message: @autoclosure () -> String = \"This is not right yet.\", "
        + "line: Int = #line) { reportCheck(line: line, message) { try holds() } }"
    ]
    // Only where it is used: each text is another module to compile.
    if source.contains("printed") { lines.append("let printed: String = \(StepScript.literal(printed))") }
    return lines.joined(separator: "\n") + "\n"
  }
}
