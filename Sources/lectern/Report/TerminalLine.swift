import Foundation

/// One line for a terminal: what can be printed, and no wider than there is room.
enum TerminalLine {
  /// The widths of characters are those of UTF-8, whatever the environment says.
  private static let isReady: Bool = setlocale(LC_CTYPE, "C.UTF-8") != nil

  /// As much of `text` as fits into `columns`, with `…` where something was left out.
  static func fitted(_ text: String, columns: Int) -> String {
    var (used, end, cut) = (0, text.startIndex, text.startIndex)
    while end < text.endIndex {
      used += width(text[end])
      if used > columns { return text[..<cut] + "…" }
      end = text.index(after: end)
      if used < columns { cut = end }
    }
    return text
  }

  /// How many columns a text takes.
  static func columns(of text: String) -> Int { text.reduce(0) { $0 + width($1) } }

  /// Without control sequences (ECMA-48, 5.4 and 5.6) and characters that move the cursor.
  static func printable(_ text: some StringProtocol) -> String {
    let plain = withoutSequences(String(text))
    return String(
      String.UnicodeScalarView(
        plain.unicodeScalars.map { $0 == "\t" ? " " : $0 }.filter {
          $0.properties.generalCategory != .control && !$0.properties.isBidiControl
        }))
  }

  /// Without control sequences.
  static func withoutSequences(_ text: String) -> String {
    text.contains("\u{1b}")
      ? text.replacing(#/\u{1b}\[[0-?]*[ -\/]*[@-~]|\u{1b}\][^\u{7}\u{1b}]*(\u{7}|\u{1b}\\)?/#, with: "") : text
  }

  private static func width(_ character: Character) -> Int {
    guard isReady else { return 1 }
    return max(0, character.unicodeScalars.map { Int(wcwidth(wchar_t($0.value))) }.max() ?? 1)
  }
}

/// How many columns a character takes (POSIX). The C library has it, but Swift's view of it does not.
@_silgen_name("wcwidth") private func wcwidth(_ character: wchar_t) -> Int32
