import Offline

/// A finding as the terminal shows it: a sign, a word for who does not see the sign or its colour, what there is; below it what there
/// should be, and the commands.
struct FindingLines {
  static let subjectWidth = 22
  let finding: Finding
  let style: Style
  /// How wide the terminal is; nil where lines may be as long as they are.
  let columns: Int?

  var text: String {
    let (sign, word) = Self.words(finding.verdict)
    let head = "\(sign) \(word.padded(to: 9))\(finding.subject.padded(to: Self.subjectWidth))"
    // Where there is no room for two columns, everything stands below the subject.
    let isNarrow = columns.map { $0 < 72 } ?? false
    let indent = String(repeating: " ", count: isNarrow ? 4 : 11 + Self.subjectWidth)
    var lines = wrapped(finding.found, indent)
    if isNarrow {
      lines.insert(coloured(head), at: 0)
    } else {
      lines[0] = coloured(head) + lines[0].dropFirst(indent.count)
    }
    if let wanted = finding.wanted { lines += wrapped("wanted: \(wanted)", indent) }
    // A command stays on one line, so that it can be copied.
    lines += finding.remedies.map { "\(indent)\(style.bold("→ \($0)"))" }
    return lines.joined(separator: "\n")
  }

  private func wrapped(_ text: String, _ indent: String) -> [String] {
    guard let columns else { return [indent + text] }
    var lines = WrappedText(columns: columns - indent.count, hasColor: false)
    lines.add(text, TextStyle())
    return lines.finish().map { indent + $0 }
  }

  private static func words(_ verdict: Finding.Verdict) -> (String, String) {
    switch verdict {
    case .good: ("✓", "good")
    case .advice: ("!", "note")
    case .missing: ("✗", "missing")
    }
  }

  private func coloured(_ text: String) -> String {
    switch finding.verdict {
    case .good: style.green(text)
    case .advice: style.bold(text)
    case .missing: style.red(text)
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
