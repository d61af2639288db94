import Testing

@testable import Literate

@Suite struct StepSyntaxTests {
  @Test(arguments: [
    ("let a = 1\na", "a"), ("a + 1 // note", "a + 1"), ("try f(x)", "try f(x)"), ("await g()", "await g()"),
    ("[1, 2].map {\n  $0 + 1\n}", "[1, 2].map {\n  $0 + 1\n}"), ("x += 1", "x += 1"), ("a;", "a"),
    ("let é = 2\né", "é"),
  ])
  func theLastExpression(_ source: String, _ expression: String) throws {
    let range = try #require(StepSyntax(source: source).lastExpression)
    #expect(String(decoding: Array(source.utf8)[range], as: UTF8.self) == expression)
  }

  @Test(arguments: [
    "let a = 1", "a = 2", "_ = f()", "(a, b) = (b, a)", "if a { b }", "for i in 1...2 { i }", "func f() {}", "",
    "// only a comment", "switch a { default: b }", "#warning(\"x\")", "try x = f()",
  ])
  func nothingIsShownFor(_ source: String) { #expect(StepSyntax(source: source).lastExpression == nil) }

  @Test func importsAreFound() {
    let syntax = StepSyntax(source: "import Foundation\nimport struct Swift.Int\n@testable import A\nimport B.C\n")
    #expect(syntax.imports.map(\.module) == ["Foundation", "B.C"])
  }

  @Test func variablesAndTheirEarlyUse() {
    let syntax = StepSyntax(
      source: "print(x)\nlet (x, y) = (1, 2)\nfunc f() { print(z) }\nlet z = { z0 }\nprint(a.w)\nvar w = y")
    #expect(syntax.variables == ["x", "y", "z", "w"])
    #expect(syntax.earlyUses.map(\.name) == ["x"])
  }

  @Test(arguments: [
    ("await f()", true), ("for await x in s {}", true), ("async let a = f()", true), ("let a = try await f()", true),
    ("func f() async { await g() }", false), ("Task { await g() }", false), ("let f = { await g() }", false),
  ])
  func waitingAtTheTopLevel(_ source: String, _ awaits: Bool) {
    #expect(StepSyntax(source: source).awaits == awaits)
  }
}
