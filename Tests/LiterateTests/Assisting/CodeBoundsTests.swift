import Foundation
import Testing

@testable import Literate

extension KernelTests {
  @Suite(.enabled(if: AssistantBench.hasSourceKit == true, "this toolchain has no SourceKit"))
  struct CodeBoundsTests {
    private static let hostile = [
      String(repeating: "let a = 1\n", count: 100_001), String(repeating: "(", count: 10_000),
      String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
      String(repeating: "if a {", count: 10_000), String(repeating: "#if a\n", count: 10_000),
      String(repeating: "a<", count: 10_000), "let a\0 = 1",
    ]

    @Test func codeWithoutMeasureIsLeftAlone() async throws {
      try await AssistantBench.with("") { assistant in
        for code in Self.hostile {
          #expect(assistant.colours(of: code).isEmpty)
          #expect(SwiftColouring.tokens(of: code).isEmpty)
          #expect(await assistant.completions(step: "s1", source: code, offset: 3).2.isEmpty)
          #expect(await assistant.description(step: "s1", source: code, offset: 3) == nil)
          #expect(await assistant.diagnostics(step: "s1", source: code) == nil)
        }
      }
    }

    /// What is long and not nested by brackets: whatever comes of it, the next question is answered.
    @Test func codeThatIsDeepWithoutBracketsEndsNothing() async throws {
      try await AssistantBench.with("") { assistant in
        for part in [
          "!", "- ", "a.b.", "else if a {} ", "a ? b : ", "1 + ", "let x = ", "\"\\(", "/*", "@a ",
        ] {
          let code = "let a = " + String(repeating: part, count: 40_000 / part.utf8.count)
          _ = assistant.colours(of: code)
        }
        #expect(!assistant.colours(of: "let a = 1").isEmpty)
      }
    }

    @Test func coloursAreThoseOfThePage() async throws {
      try await AssistantBench.with("") { assistant in
        let code = "let é = \"👩‍👩‍👧\" // e\u{301}\r\n\tprint(é, 42) /* 🐈‍⬛ */ as Int\r\n"
        let units = Array(code.utf16)
        let found = assistant.colours(of: code).map { colour in
          "\(colour.kind) "
            + String(decoding: units[colour.start..<colour.start + colour.length], as: UTF16.self)
            .trimmingCharacters(in: .newlines)
        }
        #expect(
          found == [
            "keyword let", "string \"👩‍👩‍👧\"", "comment // e\u{301}", "number 42", "comment /* 🐈‍⬛ */", "keyword as",
            "type Int",
          ])
      }
    }

    @Test func aProcessThatHangsOrDiesIsReplaced() async throws {
      let toolchain = try Toolchain.current()
      let own = SourceKitService(toolchain: toolchain, products: KernelBench.products, patience: .seconds(60))
      try await AssistantBench.with("let apple = 1", sourceKit: own) { assistant in
        #expect(await assistant.labels("s1", "let apple = 1\nap☞").first == "apple")
        let first = try #require(own.process)
        kill(first, SIGSTOP)
        kill(first, SIGKILL)
        _ = await assistant.labels("s1", "let apple = 1\nap☞")
        #expect(await assistant.labels("s1", "let apple = 1\nap☞").first == "apple")
        #expect(own.process != first)
      }
      let hasty = SourceKitService(toolchain: toolchain, products: KernelBench.products, patience: .milliseconds(1))
      try await AssistantBench.with("", sourceKit: hasty) { assistant in
        #expect(await assistant.labels("s1", "ap☞").isEmpty)
        #expect(hasty.process == nil)
      }
      let small = SourceKitService(
        toolchain: toolchain, products: KernelBench.products, patience: .seconds(60), memory: 1)
      try await AssistantBench.with("", sourceKit: small) { assistant in
        #expect(await !assistant.labels("s1", "pri☞").isEmpty)
        #expect(small.process == nil)
      }
      let absent = SourceKitService(toolchain: toolchain, products: URL(fileURLWithPath: "/nowhere"))
      try await AssistantBench.with("", sourceKit: absent) { assistant in
        #expect(await assistant.labels("s1", "pri☞").isEmpty)
      }
    }

    @Test func whatIsAskedAnewNeedsNoAnswer() async throws {
      try await AssistantBench.with("let apple = 1", "") { assistant in
        await assistant.prepare(step: "s2")
        let answered = await withTaskGroup(of: Bool.self) { group in
          for number in 0..<20 {
            group.addTask { await assistant.diagnostics(step: "s2", source: "let x = \(number) + apple") != nil }
          }
          return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered >= 1)
        #expect(await assistant.diagnostics(step: "s2", source: "apple") == [])
      }
    }
  }
}
