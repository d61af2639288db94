import Foundation
import Testing

@testable import Literate

extension KernelTests {
  /// Says how long answers take: `LECTERN_TIMES=1 swift test --filter AssistantTimes`.
  @Suite(.enabled(if: ProcessInfo.processInfo.environment["LECTERN_TIMES"] != nil, "only measures"))
  struct AssistantTimes {
    @Test func ofAnswers() async throws {
      let first = "/// How fast.\nlet learningRate = 0.1\nstruct Cat { var name = \"Minka\" }"
      let second = "let model = Sequential(InputLayer(shape: [2]), Dense(2, activation: .relu))"
      let lines = (0..<40).map { "let value\($0) = Double(\($0)) * learningRate // a line of code\n" }.joined()
      try await AssistantBench.with(first, second, lines) { assistant in
        let clock = ContinuousClock()
        let begin = clock.now
        await assistant.prepare(step: "s3")
        print("to be ready: \(clock.now - begin)")
        func times(_ what: String, _ body: (Int) async throws -> Void) async rethrows {
          var all: [Duration] = []
          for number in 0..<21 {
            let begin = clock.now
            try await body(number)
            all.append(clock.now - begin)
          }
          all.sort()
          print("\(what): median \(all[10] / .milliseconds(1)) ms, slowest \(all[20] / .milliseconds(1)) ms")
        }
        await times("colours") { _ = assistant.colours(of: lines + "let x = \($0)\n") }
        await times("completion of a word") { _ = await assistant.completions("s3", lines + "let x = \($0)\nle☞") }
        await times("completion behind a dot") {
          _ = await assistant.completions("s3", lines + "let x = \($0)\nmodel.☞")
        }
        await times("description") { _ = await assistant.description("s3", lines + "let x = \($0)\nmodel.f☞it") }
        await times("errors") {
          _ = await assistant.diagnostics(step: "s3", source: lines + "let x = \($0) + nothing\n")
        }
        await times("no errors") { _ = await assistant.diagnostics(step: "s3", source: lines + "let x = \($0)\n") }
        await times("another step each time") { number in
          _ = await assistant.completions(number.isMultiple(of: 2) ? "s2" : "s3", "let x = \(number)\nle☞")
        }
        let size = AssistantBench.sourceKit?.process.map { ProcessMemory.resident($0) >> 20 } ?? 0
        print("SourceKit's process: \(size) MB")
      }
    }

    @Test func ofColoursForCodeWithoutMeasure() async throws {
      for part in ["!", "- ", "a.b.", "else if a {} ", "1 + ", "let x = ", "\"\\(", "/*", "@a "] {
        let begin = ContinuousClock.now
        let count = SwiftColouring.tokens(of: String(repeating: part, count: 40_000 / part.utf8.count)).count
        print("\(part.debugDescription): \(count) colours in \((ContinuousClock.now - begin) / .milliseconds(1)) ms")
      }
    }
  }
}
