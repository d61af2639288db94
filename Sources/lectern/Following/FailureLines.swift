import StepOutput

/// What went wrong in a step, with the line of code and a caret where it did.
struct FailureLines {
  let failure: StepOutput.Failure
  /// The step's code and the number of its first line.
  let source: String
  let first: Int
  let style: Style

  /// The lines.
  var lines: [String] {
    let place = [failure.file, failure.line.map(String.init), failure.column.map(String.init)].compactMap { $0 }
      .joined(separator: ":")
    var lines = [(place.isEmpty ? "" : style.bold(place) + ": ") + failure.message]
    if let line = failure.line { lines += code(line, failure.column) }
    // The name of the error's type is for the record.
    for detail in failure.details.filter({ !$0.hasPrefix("thrown: ") }).prefix(8) {
      lines.append("    " + detail)
      if let place = detail.prefixMatch(of: #/(\d+):(\d+): /#), let line = Int(place.1), let column = Int(place.2) {
        lines += code(line, column)
      }
    }
    return lines
  }

  /// Columns count bytes, as the compiler does.
  private func code(_ line: Int, _ column: Int?) -> [String] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - first), !lines[line - first].isEmpty else { return [] }
    let margin = "    \(line) │ "
    let shown = lines[line - first].replacing("\t", with: "    ")
    guard let column, column > 0 else { return [margin + shown] }
    let before = String(decoding: lines[line - first].utf8.prefix(column - 1), as: UTF8.self)
    let space = TerminalLine.columns(of: margin + before.replacing("\t", with: "    "))
    return [margin + shown, String(repeating: " ", count: space) + style.red("^")]
  }
}
