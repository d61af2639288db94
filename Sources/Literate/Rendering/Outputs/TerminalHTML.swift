/// The text of a terminal as HTML.
enum TerminalHTML {
  /// Above this many lines the middle is folded.
  static let foldAbove = 60
  private static let shown = (first: 24, last: 12)

  /// `<pre>` elements; long text is folded with a count.
  static func html(_ text: String, class name: String) -> String {
    let text = TerminalText(text, tailLimit: shown.last)
    guard text.count > foldAbove else { return pre(text.head, name) }
    let lines = text.head + text.tail
    let middle = lines.dropFirst(shown.first).dropLast(shown.last)
    let leftOut = text.count - lines.count
    let note =
      leftOut > 0
      ? "<p class=\"note\">Of these, \(leftOut.grouped) lines are not on this page.</p>\n" : ""
    return """
      \(pre(lines.prefix(shown.first), name))\
      <details class="more"><summary>\((text.count - shown.first - shown.last).grouped) more lines</summary>
      \(note)\(pre(middle, name))</details>
      \(pre(lines.suffix(shown.last), name))
      """
  }

  /// A line or a few, without `<pre>`.
  static func inline(_ text: String) -> String {
    let text = TerminalText(text, headLimit: 200)
    return (text.head + text.tail).map(line).joined(separator: "\n")
  }

  private static func pre(_ lines: some Sequence<[TerminalText.Run]>, _ name: String) -> String {
    "<pre class=\"\(name)\">\(lines.map(line).joined(separator: "\n"))</pre>\n"
  }

  private static func line(_ runs: [TerminalText.Run]) -> String {
    let isGauged = runs.contains { ProgressLineHTML.isGauged($0.text) }
    let html = runs.map { run in
      let attributes = run.style.attributes
      let text = isGauged ? ProgressLineHTML.html(run.text) : run.text.htmlEscaped
      return attributes.isEmpty ? text : "<span\(attributes)>\(text)</span>"
    }.joined()
    return isGauged ? "<span class=\"gauged\">\(html)</span>" : html
  }
}
