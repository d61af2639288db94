import Literate
import StepOutput
import Testing

@testable import lectern

/// What a lesson looks like in a terminal.
@Suite struct TerminalLinesTests {
  private func prose(_ text: String, columns: Int, color: Bool = false) throws -> [String] {
    ProseLines(columns: columns, hasColor: color).lines(try LessonParser.parse(text: text, file: "a.md").passages[0])
  }

  @Test func proseIsWrappedWithItsMarks() throws {
    let text = "One *two* three\nfour five.\n\n1. first item that is long\n   - inner\n2. second\n\n> said so\n"
    #expect(
      try prose(text, columns: 16) == [
        "One two three", "four five.", "", "1. first item", "   that is long", "   • inner", "2. second", "",
        "│ said so",
      ])
    #expect(
      try prose("## Head\n\nA *soft* `x` word", columns: 40, color: true) == [
        "\u{1b}[1mHead\u{1b}[0m", "", "A \u{1b}[3msoft\u{1b}[0m \u{1b}[36mx\u{1b}[0m word",
      ])
    #expect(try prose("a `b c` [d](e.md)", columns: 40) == ["a `b c` d (e.md)"])
  }

  @Test func wordsThatNoLineCanHoldAreCut() throws {
    #expect(try prose("abcdefghijklmnopqrs tu", columns: 8) == ["abcdefgh", "ijklmnop", "qrs tu"])
    // Wide letters take two columns.
    #expect(try prose("魚魚魚魚魚 x", columns: 8) == ["魚魚魚魚", "魚 x"])
  }

  @Test func tablesThatAreTooWideAreAListOfTheirCells() throws {
    let text = "| name | what it is |\n|---|---|\n| a | the first letter |\n"
    #expect(
      try prose(text, columns: 40) == ["name  what it is      ", "────  ────────────────", "a     the first letter"])
    #expect(try prose(text, columns: 18) == ["name: a", "what it is: the", "first letter"])
  }

  @Test func whatWouldMoveTheCursorIsLeftOut() throws {
    #expect(try prose("a\u{1b}[2Jb\u{7}c", columns: 40) == ["abc"])
    #expect(
      CodeLines(source: "let a = \"\u{1b}[2J\u{202e}\"\n", first: 9, hasColor: false).lines == [" 9 │ let a = \"\""])
  }

  @Test func codeHasTheNumbersOfTheFile() {
    #expect(CodeLines(source: "a\n\nb\n", first: 9, hasColor: false).lines == [" 9 │ a", "10 │ ", "11 │ b"])
    #expect(CodeLines(source: "", first: 9, hasColor: true).lines == [])
    let coloured = CodeLines(source: "let größe = \"ü\"\n", first: 1, hasColor: true).lines
    #expect(coloured == ["\u{1b}[2m1 │ \u{1b}[0m\u{1b}[35mlet\u{1b}[0m größe = \u{1b}[32m\"ü\"\u{1b}[0m"])
  }

  @Test func failuresPointAtTheirColumn() {
    // The compiler counts bytes: ü is two of them.
    let failure = StepOutput.Failure(
      kind: .compile, message: "no x", file: "a.md", line: 12, column: 9,
      details: ["thrown: E", "13:1: note: here", "called from line 14"])
    let lines = FailureLines(failure: failure, source: "one\nlet ü = x\ny\n", first: 11, style: Style(isOn: false))
      .lines
    #expect(
      lines == [
        "a.md:12:9: no x", "    12 │ let ü = x", "                ^", "    13:1: note: here", "    13 │ y",
        "         ^",
        "    called from line 14",
      ])
  }
}
