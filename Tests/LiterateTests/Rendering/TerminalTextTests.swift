import Foundation
import Testing

@testable import Literate

@Suite struct TerminalTextTests {
  /// The lines without their styles.
  private func lines(_ text: String) -> [String] {
    TerminalText(text).head.map { $0.map(\.text).joined() }
  }

  @Test func plainLinesStayAsTheyAre() {
    #expect(lines("a\n\tb <&>\n\nc") == ["a", "\tb <&>", "", "c"])
    #expect(lines("") == [])
    #expect(lines("naïve 名前 👩‍👩‍👧 e\u{301}") == ["naïve 名前 👩‍👩‍👧 e\u{301}"])
  }

  @Test func carriageReturnsAndBackspacesCollapse() {
    #expect(lines("10%\r20%\r100%\nnext") == ["100%", "next"])
    #expect(lines("a\r\nb\r\n") == ["a", "b"])
    #expect(lines("longer\rab") == ["abnger"])
    #expect(lines("longer\r\u{1B}[Kab") == ["ab"])
    #expect(lines("longer\u{1B}[2K\rab") == ["ab"])
    #expect(lines("1/6\u{8}\u{8}\u{8}2/6") == ["2/6"])
    #expect(lines("\u{8}\u{8}a") == ["a"])
    #expect(lines("e\u{301}\u{8}x") == ["x"])
  }

  @Test func coloursAreSpans() {
    let html = TerminalHTML.inline("\u{1B}[1;31mred\u{1B}[0m plain \u{1B}[38;5;208mown\u{1B}[39;44mblue\u{1B}[m")
    #expect(
      html == "<span class=\"fg1 bold\">red</span> plain <span class=\"own\" style=\"--own: rgb(255 135 0)\">own</span>"
        + "<span class=\"bg4\">blue</span>")
    #expect(TerminalHTML.inline("\u{1B}[38;2;1;2;999mx").contains("rgb(1 2 255)"))
    #expect(
      TerminalHTML.inline("\u{1B}[32mtwo\nlines\u{1B}[0m")
        == "<span class=\"fg2\">two</span>\n<span class=\"fg2\">lines</span>")
  }

  @Test func otherControlsCanBeSeen() {
    #expect(lines("a\0b\u{7}\u{7F}") == ["a^@b^G^?"])
    #expect(lines("\u{1B}[2Ax") == ["^[[2Ax"])
    #expect(lines("\u{1B}") == ["^["])
    #expect(lines("\u{1B}[") == ["^[["])
    #expect(lines("\u{1B}[?25lx\u{1B}[?25h") == ["x"])
    #expect(lines("\u{1B}]0;title\u{7}x\u{1B}]8;;http://a\u{1B}\\y") == ["xy"])
    #expect(lines("a\u{202E}b\u{85}") == ["aU+202EbU+0085"])
  }

  @Test func longLinesAreCut() {
    let line = lines(String(repeating: "x", count: 10_000))[0]
    #expect(line.hasPrefix(String(repeating: "x", count: 4000) + "… 6,000 more"))
  }

  @Test func aMillionLinesAreFolded() {
    let text = (0..<1_000_000).map { "line \($0)\n" }.joined()
    let terminal = TerminalText(text)
    #expect(terminal.count == 1_000_000)
    #expect(terminal.tail.last?.first?.text == "line 999999")
    let html = TerminalHTML.html(text, class: "text")
    #expect(html.utf8.count < 100_000)
    #expect(html.contains("<summary>999,964 more lines</summary>"))
    #expect(html.contains("998,988 lines are not on this page"))
    #expect(html.contains("line 23</pre>"))
    #expect(html.contains("line 999999</pre>"))
  }

  @Test func whatIsNotShownStillCounts() {
    let long = String(repeating: "x", count: 3000)
    let text = TerminalText(
      "a\n\u{1B}[31mb\n" + (0..<40).map { "\($0) \(long)\n" }.joined(), headLimit: 1, tailLimit: 12)
    #expect(text.count == 42)
    #expect(text.head.map { $0.map(\.text) } == [["a"]])
    #expect(text.tail.count == 12)
    #expect(text.tail.first?.first?.text == "28 \(long)")
    #expect(text.tail.first?.first?.style.foreground == .named(1))
    let short = TerminalText("a\nb\nc", headLimit: 1, tailLimit: 12)
    #expect(short.tail.map { $0.map(\.text) } == [["b"], ["c"]])
  }

  @Test func textThatIsNotFoldedIsWhole() {
    let text = (1...60).map { "\($0)" }.joined(separator: "\n")
    #expect(TerminalHTML.html(text, class: "text") == "<pre class=\"text\">\(text)</pre>\n")
  }
}
