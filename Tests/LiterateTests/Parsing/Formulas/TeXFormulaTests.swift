import Foundation
import Testing

@testable import Literate

@Suite struct TeXFormulaTests {
  /// The MathML between `<semantics><mrow>` and its end.
  private func row(_ source: String, isDisplay: Bool = false) throws -> String {
    let html = try TeXFormula.mathML(source, isDisplay: isDisplay)
    let match = try #require(html.firstMatch(of: #/<semantics><mrow>(.*)</mrow><annotation[^>]*>(.*)</annotation>/#))
    #expect(String(match.output.2) == source.htmlEscaped)
    return String(match.output.1)
  }

  private func mistake(_ source: String) -> FormulaMistake? {
    do throws(FormulaMistake) {
      _ = try TeXFormula.mathML(source, isDisplay: false)
      return nil
    } catch { return error }
  }

  @Test func lettersNumbersAndSigns() throws {
    #expect(try row("a + 2.5b") == "<mi>a</mi><mo>+</mo><mn>2.5</mn><mi>b</mi>")
    #expect(try row("-x") == "<mo form=\"prefix\">−</mo><mi>x</mi>")
    #expect(try row("y = -x") == "<mi>y</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>x</mi>")
    #expect(try row("x < y") == "<mi>x</mi><mo>&lt;</mo><mi>y</mi>")
    #expect(try row(#"\alpha \le \Gamma"#) == "<mi>α</mi><mo>≤</mo><mi mathvariant=\"normal\">Γ</mi>")
  }

  @Test func indices() throws {
    #expect(try row("x_i^2") == "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")
    #expect(try row("x^{n+1}") == "<msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>")
    #expect(try row("x^10") == "<msup><mi>x</mi><mn>1</mn></msup><mn>0</mn>")
    #expect(try row("f''") == "<msup><mi>f</mi><mo>′′</mo></msup>")
    let sum = "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>N</mi></munderover>"
    #expect(try row(#"\sum_{i=1}^N"#) == sum)
  }

  @Test func commands() throws {
    #expect(try row(#"\frac{1}{N}"#) == "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>N</mi></mrow></mfrac>")
    #expect(try row(#"\sqrt[3] x"#) == "<mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot>")
    #expect(try row(#"\hat{y}"#) == "<mover accent=\"true\"><mrow><mi>y</mi></mrow><mo>^</mo></mover>")
    #expect(try row(#"\text{if } x"#) == "<mtext>if </mtext><mi>x</mi>")
    #expect(try row(#"\mathbf{W1}"#) == "<mi>𝐖𝟏</mi>")
    #expect(try row(#"\log p"#) == "<mi>log</mi><mo>&#x2061;</mo><mspace width=\"0.17em\"></mspace><mi>p</mi>")
    #expect(try row(#"\exp(x)"#).hasPrefix("<mi>exp</mi><mo>&#x2061;</mo><mo stretchy=\"false\">(</mo>"))
    #expect(
      try row(#"\left( \frac12 \right."#)
        == "<mrow><mo stretchy=\"true\">(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>")
    #expect(try TeXFormula.mathML("x", isDisplay: true).hasPrefix("<math display=\"block\">"))
  }

  @Test func nothingInItIsHTML() throws {
    let html = try TeXFormula.mathML(#"\text{<script>} <b"#, isDisplay: false)
    #expect(html.contains("<mtext>&lt;script&gt;</mtext>"))
    #expect(!html.contains("<script") && !html.contains("<b"))
  }

  @Test(arguments: [
    (#"x \fraq{1}{2}"#, LessonProblem.formulaCommand(#"\fraq"#), 2), ("{x", .formulaUnclosed("}"), 0),
    (#"a \left( b"#, .formulaUnclosed(#"\right"#), 7), (#"\frac{1}"#, .formulaArgument(#"\frac"#), 7),
    ("x_", .formulaArgument("_"), 1), ("^2", .formulaScriptWithoutBase("^"), 0), ("x^1^2", .formulaTwoScripts("^"), 3),
    ("a & b", .formulaCharacter("&"), 2), ("x}", .formulaCharacter("}"), 1),
    (#"\left x"#, .formulaDelimiter(#"\left"#), 6),
    (#"\text x"#, .formulaArgument(#"\text"#), 6),
  ])
  func mistakesHaveAPlace(source: String, problem: LessonProblem, offset: Int) {
    #expect(mistake(source) == FormulaMistake(problem: problem, offset: offset))
    #expect(!problem.description.isEmpty)
  }

  @Test func depthHasAnEnd() {
    #expect(mistake(String(repeating: "{", count: 100_000))?.problem == .formulaTooDeep)
    #expect(mistake(String(repeating: #"\sqrt"#, count: 100_000))?.problem == .formulaTooDeep)
  }

  @Test func aMistypedCommandIsSuggested() {
    #expect(LessonProblem.formulaCommand(#"\alhpa"#).description.contains("did you mean `alpha`?"))
  }
}
