import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  @Suite struct CodeDiagnosticTests {
    /// The editor says what running the step would say, at the same place.
    @Test func theyAgreeWithRunning() async throws {
      for wrong in try WrongStep.all(in: "compiler") {
        let lesson = try LessonParser.parse(text: wrong.text, file: wrong.file)
        let step = try #require(lesson.steps.last)
        let found = try await AssistantBench.with(lesson) {
          try #require(await $0.diagnostics(step: step.id, source: step.source), "\(wrong.title)")
        }
        let first = try #require(found.first, "\(wrong.title)")
        #expect(first.severity == .error && first.message == wrong.message, "\(wrong.title)")
        let line = step.line + first.line - 1
        #expect(line == wrong.line, "\(wrong.title)")
        let text = step.source.split(separator: "\n", omittingEmptySubsequences: false)[first.line - 1]
        let units = Array(text.utf16).prefix(first.column - 1)
        let column = String(decoding: units, as: UTF16.self).utf8.count + 1
        #expect(column == wrong.column, "\(wrong.title)")
        #expect(first.column - 1 + first.length <= text.utf16.count, "\(wrong.title)")
      }
    }

    @Test func stepsThatAreRightHaveNone() async throws {
      try await AssistantBench.with("struct Cat { var name = \"Minka\" }", "") { assistant in
        for code in ["", "let cat = Cat()\ncat.name", "import Foundation\nlet x = sqrt(2)", "let a = 1\r\na\r\n"] {
          #expect(await assistant.diagnostics(step: "s2", source: code) == [], "\(code)")
        }
        #expect(await assistant.diagnostics(step: "none", source: "") == nil)
      }
    }

    @Test func placesAreTheEditorsOwn() async throws {
      try await AssistantBench.with("let a = 1", "") { assistant in
        let code = "let é = \"👩‍👩‍👧\"; let y = nothing\r\n\tlet 问题 = \"🐈‍⬛\" + wrong // e\u{301}\r\nlet z = a"
        let found = try #require(await assistant.diagnostics(step: "s2", source: code))
        #expect(found.map(\.message) == ["cannot find 'nothing' in scope", "cannot find 'wrong' in scope"])
        let lines = code.components(separatedBy: "\r\n")
        for (fault, name) in zip(found, ["nothing", "wrong"]) {
          let units = Array(lines[fault.line - 1].utf16)[(fault.column - 1)...].prefix(fault.length)
          #expect(String(decoding: units, as: UTF16.self) == name)
        }
      }
    }

    @Test func afterAStepThatDoesNotCompileOnlyTheGrammarIsLookedAt() async throws {
      try await AssistantBench.with("let broken: Int = \"\"", "") { assistant in
        #expect(await assistant.diagnostics(step: "s2", source: "print(broken)") == [])
        let found = await assistant.diagnostics(step: "s2", source: "let x = 1\nlet y = [1, 2\n")
        #expect(found?.first?.line == 2)
      }
    }

    /// A step that begins to wait changes how all of the lesson is compiled.
    @Test func awaitIsKnownBeforeItIsTheLessons() async throws {
      try await AssistantBench.with("final class Counter { var n = 0 }", "") { assistant in
        let code = """
          nonisolated func count() async {
            let counter = Counter()
            Task.detached { counter.n += 1 }
          }
          await count()
          """
        let found = try #require(await assistant.diagnostics(step: "s2", source: code))
        #expect(found.first?.message.hasPrefix("a step of this lesson uses await") == true, "\(found)")
      }
    }
  }
}
