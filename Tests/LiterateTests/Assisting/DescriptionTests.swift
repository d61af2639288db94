import Foundation
import Testing

@testable import Literate

extension KernelTests {
  @Suite(.enabled(if: AssistantBench.hasSourceKit == true, "this toolchain has no SourceKit"))
  struct DescriptionTests {
    @Test func namesAreDescribed() async throws {
      let first = """
        /// How fast it *learns*, <script>alert(1)</script> & so on.
        ///
        /// - Note: small.
        let learningRate = 0.1
        """
      try await AssistantBench.with(first, "") { assistant in
        let code = "let é = \"👩‍👩‍👧\"\r\n\tlet twice = learning☞Rate * 2\r\n"
        let rate = try #require(await assistant.description("s2", code))
        #expect(rate.declaration == "let learningRate: Double")
        let html = try #require(rate.documentation)
        #expect(html.contains("<em>learns</em>") && html.contains("&amp; so on") && !html.contains("<script"))
        let units = Array(code.replacing("☞", with: "").utf16)[rate.start..<rate.start + rate.length]
        #expect(String(decoding: units, as: UTF16.self) == "learningRate")

        #expect(await assistant.description("s2", "let twice☞ = learningRate * 2")?.declaration == "let twice: Double")
        let dense = try #require(await assistant.description("s2", "let layer = ☞Dense(1)"))
        #expect(dense.declaration.hasPrefix("final class Dense : Layer\n") && dense.declaration.contains("init("))
        #expect(dense.documentation?.contains("<code>keras.layers.Dense</code>") == true)
        #expect(await assistant.description("s2", "[1].ma☞p { $0 }")?.declaration.hasPrefix("func map<T, E>(") == true)
        #expect(await assistant.description("s2", "import Found☞ation")?.declaration == "import Foundation")
        for code in ["let x = 4☞2", "// learning☞Rate", "\"learning☞Rate\"", "☞", "   ☞   ", "unknow☞n", "l☞et x = 1"] {
          #expect(await assistant.description("s2", code) == nil, "\(code)")
        }
        let broken = "func f() { print(\"a\\(learning☞Rate)\")\nif [("
        #expect(await assistant.description("s2", broken)?.declaration == "let learningRate: Double")
      }
    }
  }
}
