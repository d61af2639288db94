/// Text that a step printed, as other programs show it.
enum ShownText {
  /// Longer text is cut in its middle, as on the page.
  private static let mostLines = 5000
  private static let mostBytes = 1_000_000

  /// What is seen in the end: progress bars that were drawn again and again are there once. Colours stay where nothing was drawn
  /// over, since notebooks know them.
  static func final(_ text: String) -> String {
    let isPlain = text.utf8.count < mostBytes && !text.utf8.contains { $0 == 0x0D || $0 == 0x08 || $0 == 0x00 }
    return isPlain ? text : plain(text)
  }

  /// The same without colours.
  static func plain(_ text: String) -> String {
    let terminal = TerminalText(text, headLimit: mostLines)
    func lines(_ runs: [[TerminalText.Run]]) -> [String] { runs.map { $0.map(\.text).joined() } }
    var all = lines(terminal.head)
    let leftOut = terminal.count - terminal.head.count - terminal.tail.count
    if leftOut > 0 { all.append("… \(leftOut.grouped) lines are left out here") }
    all += lines(terminal.tail)
    return all.joined(separator: "\n") + (text.utf8.last == UInt8(ascii: "\n") ? "\n" : "")
  }
}
