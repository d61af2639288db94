import Testing

@testable import Literate

/// What of a text is a number, and which.
@Suite struct TokenScannerTests {
  private func numbers(_ text: String) -> [String] {
    TokenScanner.tokens(of: text).compactMap { token in
      token.number.map { "\($0.value)\($0.unit)\($0.isWhole ? " whole" : "")" }
    }
  }

  @Test(arguments: [
    ("3,413,024 numbers", ["3413024.0 whole"]), ("55.6%", ["55.6%"]), ("100%", ["100.0% whole"]),
    ("117ms/step", ["0.117s whole"]), ("0.31 s", ["0.31s"]), ("2 min", ["120.0s whole"]),
    ("-0.5 − 3", ["-0.5", "3.0 whole"]),
    ("−0.0010", ["-0.001"]), ("1e-4", ["0.0001"]), ("6/6", ["6.0 whole", "6.0 whole"]),
    ("3-2", ["3.0 whole", "2.0 whole"]),
    ("block2a_dwconv conv4", []), ("0x7f3a", []), ("(None, 224)", ["224.0 whole"]), ("loss: -1", ["-1.0 whole"]),
    ("12 steps", ["12.0 whole"]), ("1,23", ["1.0 whole", "23.0 whole"]), ("4.", ["4.0 whole"]), ("", []),
    ("5 so", ["5.0 whole"]),
  ])
  func numbersAreFound(_ text: String, _ expected: [String]) { #expect(numbers(text) == expected) }

  @Test(arguments: [
    "  a  b", "6/6 ━━━━ 0s 8ms/step - accuracy: 0.5556", "│ dense (Dense) │  2,562 │", " 7", "ü = −1.5e3%",
  ])
  func nothingIsLost(_ text: String) {
    #expect(TokenScanner.tokens(of: text).map { $0.space + $0.text }.joined() == text)
  }

  @Test(arguments: [
    ("2026-11-26 05:44:20 +0000", true), ("2026-11-26T05:44Z", true), ("05:44:20.5", true), ("2026-11-26", false),
    ("05:44", false),
  ])
  func momentsAreOneToken(_ text: String, _ isOne: Bool) {
    let tokens = TokenScanner.tokens(of: "at \(text).")
    #expect((tokens.count == 3 && tokens[1].text == text && tokens[1].isMoment) == isOne, "\(tokens)")
  }

  @Test func columnsMayBeWiderButIndentationCounts() {
    func keys(_ text: String) -> [String] { TokenScanner.tokens(of: text).map(\.key) }
    #expect(keys("a  7  b") == keys("a 10 b"))
    #expect(keys("  9.5") == keys(" 10.5"))
    #expect(keys("  word") != keys("word"))
  }
}
