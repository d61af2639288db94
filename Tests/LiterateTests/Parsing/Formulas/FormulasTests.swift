import Foundation
import Testing

@testable import Literate

@Suite struct FormulasTests {
  private func sources(_ text: String) throws -> [String] {
    try prose(text).matches(of: #/<annotation[^>]*>([^<]*)</annotation>/#).map { String($0.output.1) }
  }

  @Test(arguments: [
    "It costs $5 and $6.", "From $5-$6 on.", "`$x$` is code", "``a ` $x$``", "a $ x$", "a $x $", "one \\$x\\$ two", "$",
    "$$", "$$$x$$$", "US$", "[a](b$c$d)", "    $x$", "```text\n$x$\n```", "<http://a.b/$x$>", "$a `b$c` d$",
    "The $PATH\n\nand another $",
  ])
  func notEveryDollarIsAFormula(text: String) throws { #expect(try sources(text) == []) }

  @Test func formulasAreFound() throws {
    #expect(try sources("With $p_i$ and $a*b*c$, *also $x_1$* and ($N$).") == ["p_i", "a*b*c", "x_1", "N"])
    #expect(try sources("| a | b |\n|---|---|\n| $|x|$ | 2 |") == ["|x|"])
    #expect(try sources("$$\nx\n= y\n$$") == ["\nx\n= y\n"])
    #expect(try sources("> a $x +\n> y$ b") == ["x +\ny"])
    #expect(try sources("$\\$5$ or so") == ["\\$5"])
    #expect(try sources("- an item with $x$\n\n1. another $y$") == ["x", "y"])
  }

  @Test func aFormulaByItselfIsABlock() throws {
    let html = try prose("$$x$$")
    #expect(
      html.hasPrefix(
        "<p><span class=\"formula\" role=\"group\" aria-label=\"Formula\" tabindex=\"0\"><math display=\"block\">"))
  }

  @Test func linesStayWhereTheyAre() throws {
    let found = mistakes("A $x +\ny$.\n\n$$\na\n\\nope\n$$\n\n```swift {#a, nope}\n```\n")
    #expect(found.map(\.line) == [6, 9])
    #expect(found.first?.column == 1)
    #expect(found.first?.problem == .formulaCommand(#"\nope"#))
    #expect(mistakes("---\ntitle: T\n---\nHere: $x_$").first.map { [$0.line, $0.column ?? 0] } == [4, 9])
  }

  /// In headings, titles and pictures there are words only.
  @Test func wordsKeepTheSource() throws {
    let lesson = try lesson("# About $x$\n\nThe first $y$.\n\n## The $z$\n")
    #expect(lesson.title == "About $x$")
    #expect(lesson.summary == "The first $y$.")
    #expect(lesson.headings.map(\.text) == ["The $z$"])
    #expect(lesson.headings.map(\.id) == ["the-z"])
  }

  @Test func marksInTheTextAreText() throws {
    #expect(try prose("\u{E000}0\u{E001} and \u{E000}7\u{E001} $x$").contains("<math>"))
    #expect(try prose("\u{E000}0\u{E001}").contains("\u{E000}0\u{E001}"))
  }
}
