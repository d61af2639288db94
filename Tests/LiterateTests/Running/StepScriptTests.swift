import StepOutput
import Testing

@testable import Literate

@Suite struct StepScriptTests {
  private func script(_ source: String, id: String = "own", after: [StepScript.Module] = []) throws -> StepScript {
    let step = Step(id: id, source: source, line: 41, attributes: .init())
    return try StepScript(step: step, file: "Lessons/a \"b\".md", after: after)
  }

  /// Lines and columns of the author's code as the compiler will see them.
  private func places(_ source: String) -> [String: String] {
    var found: [String: String] = [:]
    var line = 0
    for text in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if text.hasPrefix("#sourceLocation"), let number = text.split(separator: " ").last.map({ $0.dropLast() }) {
        line = Int(number)! - 1
        continue
      }
      line += 1
      for (column, character) in text.enumerated() where "①②③④".contains(character) {
        found[String(character)] = "\(line):\(column + 1)"
      }
    }
    return found
  }

  @Test func linesAndColumnsStayTheAuthors() throws {
    let source = "let ① = 1; let b = 2\n\n  f(②,\n    ③) // ④\n"
    let expected = ["①": "41:5", "②": "43:5", "③": "44:5"]
    let found = places(try script(source).source)
    #expect(found.filter { $0.key != "④" } == expected)
  }

  @Test func theChainIsReexportedWithMarkers() throws {
    let earlier = [StepScript.Module(name: "lessonParameters"), StepScript.Module(name: "one")]
    let source = try script("let a = 1\n", after: earlier).source
    #expect(
      source.hasPrefix(
        """
        @_exported @testable import one
        @testable import enum lessonParameters.__lessonParameters
        @testable import enum one.__one
        internal enum __own {}
        #sourceLocation(file: "Lessons/a \\"b\\".md", line: 41)
        let a = 1

        """))
  }

  @Test func aNewImportIsExportedAndARepeatedOneBlanked() throws {
    let earlier = [StepScript.Module(name: "p", imports: ["Foundation"])]
    let made = try script("import Foundation\nimport Dispatch\n", after: earlier)
    #expect(made.source.contains("\n                 \n\n#sourceLocation"))
    #expect(made.source.hasSuffix("line: 41)\n@_exported\nimport Dispatch\n"))
    #expect(made.module.imports == ["Foundation", "Dispatch"])
  }

  @Test func moduleNamesAreTheStepsOwnAndFree() throws {
    #expect(try script("", id: "a-new-head").module.name == "a_new_head")
    #expect(try script("", id: "class").module.name == "class_")
    #expect(try script("", id: "Foundation").module.name == "Foundation_")
  }

  @Test(arguments: [
    (ParameterValue.int(-3), "-3"), (.double(0.1), "0.1"), (.double(.infinity), "Double.infinity"),
    (.bool(true), "true"), (.string("a\"b\\(c)\n"), #""a\"b\\(c)\u{a}""#),
  ])
  func parametersAreLiterals(_ value: ParameterValue, _ literal: String) { #expect(value.swiftLiteral == literal) }
}
