import Foundation
import Testing

@testable import Literate

extension KernelTests {
  @Suite(.enabled(if: AssistantBench.hasSourceKit == true, "this toolchain has no SourceKit"))
  struct CompletionTests {
    private static let cat = """
      /// How fast it *learns*. Not too fast.
      let learningRate = 0.1
      struct Cat {
        var name = "Minka"
        /// Says how it is.
        func meow(loud: Bool = true, times: Int) -> String { name }
      }
      enum Mood { case glad, sad }
      let somebody: Cat? = nil
      func paint(_ cat: Cat, in colour: String, twice: Bool = false) {}
      """

    @Test func whatTheLessonHasComesFirst() async throws {
      try await AssistantBench.with(Self.cat, "let zebra = 1") { assistant in
        let found = await assistant.completions("s2", "let zebra = 1\nprint(le☞arn)")
        #expect((found.start, found.length) == (20, 2))
        let first = try #require(found.all.first)
        #expect(first.label == "learningRate" && first.kind == "variable" && first.type == "Double")
        #expect(first.text == "learningRate" && first.summary == "How fast it learns.")
        #expect(await assistant.labels("s2", "let zebra = 1\nz☞").first == "zebra")
        let all = await assistant.labels("s2", "let zebra = 1\n☞")
        #expect(Set(all.prefix(12)).isSuperset(of: ["zebra", "learningRate", "Cat", "Mood", "somebody"]), "\(all)")
        #expect(all.contains("let") && !all.contains { $0.hasPrefix("_") } && all.count <= 60)
        #expect(await assistant.labels("s2", "Den☞").first == "Dense")
        #expect(await assistant.labels("s2", "let x: Mo☞").first == "Mood")
        #expect(await assistant.labels("s2", "func twice(_ count: Int) -> Int { co☞ }").first == "count")
      }
    }

    @Test func membersCasesAndLabels() async throws {
      try await AssistantBench.with(Self.cat, "") { assistant in
        let members = await assistant.completions("s2", "let é = \"🐈‍⬛\", cat = Cat()\ncat.☞")
        #expect(members.start == "let é = \"🐈‍⬛\", cat = Cat()\ncat.".utf16.count && members.length == 0)
        let meow = try #require(members.all.first { $0.label == "meow(loud:times:)" })
        #expect(meow.kind == "function" && meow.type == "String" && meow.summary == "Says how it is.")
        #expect(meow.text == "meow(loud: <#Bool#>, times: <#Int#>)")
        #expect(Set(members.all.map(\.label)).isSuperset(of: ["name", "meow(times:)"]))
        #expect(!members.all.contains { $0.label == "let" || $0.label == "print(_:)" })
        #expect(await assistant.labels("s2", "Cat().na☞\nlet x = 1").first == "name")

        let moods = await assistant.completions("s2", "let mood: Mood = .☞").all
        #expect(moods.prefix(2).map(\.label) == ["glad", "sad"] && moods.first?.kind == "case")
        #expect(await assistant.labels("s2", "let d = Dense(1, activation: .re☞)").first == "relu")

        let label = try #require(await assistant.completions("s2", "paint(Cat(), ☞").all.first)
        #expect(label.label.hasPrefix("in:") && label.kind == "argument" && label.text.hasPrefix("in: <#"))
        let optional = await assistant.completions("s2", "somebody.na☞")
        let name = try #require(optional.all.first)
        #expect(name.label == "name" && name.text == "?.name" && optional.start == 8 && optional.length == 3)
      }
    }

    @Test func brokenCodeAndPlacesWithoutCode() async throws {
      try await AssistantBench.with(Self.cat, "") { assistant in
        let broken = [
          "func f() { for cat in [Cat()] { if true { cat.na☞", "let x = (Cat().na☞", "print(\"a\\(Cat().na☞)\")",
          "}\n}\nCat().na☞",
          "let a = 1\r\nlet é́ = 2 // 🏳️‍🌈\r\n\tCat().na☞\r\nlet b = [1,\r\n",
        ]
        for code in broken { #expect(await assistant.labels("s2", code).first == "name", "\(code)") }
        for code in ["// na☞", "let a = \"na☞\"", "let a = 12☞", "/* a ☞ b */", "let a = 1 // one ☞\n"] {
          #expect(await assistant.labels("s2", code) == [], "\(code)")
        }
        // Places that are none.
        for offset in [-5, 900, .max, .min] { _ = await assistant.completions(step: "s2", source: "é", offset: offset) }
        #expect(await assistant.completions(step: "none", source: "", offset: 0).2.isEmpty)
      }
    }

    @Test func beforeAStepThatDoesNotCompileNamesAreKnown() async throws {
      try await AssistantBench.with(Self.cat, "let broken: Int = \"\"", "") { assistant in
        #expect(await assistant.labels("s3", "learn☞").first == "learningRate")
        #expect(await assistant.description("s3", "print(learning☞Rate)")?.declaration == "let learningRate: Double")
      }
    }
  }
}
