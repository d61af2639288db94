import StepOutput
import Testing

@testable import Literate

@Suite struct CollectingTests {
  @Test func charactersCutByTheEndOfAReadAreWhole() {
    let text = "aé✓🐟b"
    let bytes = Array(text.utf8)
    for size in 1...bytes.count {
      var decoder = TextDecoder()
      var result = ""
      for start in stride(from: 0, to: bytes.count, by: size) {
        result += decoder.decode(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(result + decoder.finish() == text)
    }
  }

  @Test func whatIsNoTextBecomesReplacements() {
    var decoder = TextDecoder()
    let first = decoder.decode([0x61, 0xff, 0xf0, 0x9f])
    #expect(first + decoder.decode([0x62]) + decoder.finish() == "a\u{fffd}\u{fffd}b")
    #expect(decoder.decode([0xe2, 0x9c]) + decoder.finish() == "\u{fffd}")
  }

  @Test func neighbouringTextIsOnePiece() {
    var collector = OutputCollector()
    for output in [StepOutput.text("a"), .text("b"), .errorText("c"), .notice("n"), .notice("n"), .text("d")] {
      collector.add(output)
    }
    #expect(collector.finished() == [.text("ab"), .errorText("c"), .text("d")])
    #expect(collector.notices == ["n"])
  }

  @Test func aFloodKeepsItsBeginningAndItsEnd() {
    var collector = OutputCollector()
    for i in 0..<200_000 { collector.add(.text("line \(i)\n")) }
    let text = collector.finished().map { if case .text(let text) = $0 { text } else { "" } }.joined()
    #expect(text.hasPrefix("line 0\nline 1\n"))
    #expect(text.hasSuffix("line 199998\nline 199999\n"))
    #expect(text.contains("bytes are left out here"))
    #expect(text.utf8.count < OutputCollector.mostText + 64 << 10)
  }

  @Test func theFirstErrorOfTheLessonIsTheFailure() {
    let step = Step(id: "s", source: "x\n", line: 7, attributes: .init())
    let words = """
      /cache/main.swift:1:1: error: in the prelude
      Lessons/a:b.md:9:5: error: cannot find 'x' in scope
      x
      ^
      Lessons/a:b.md:9:5: note: did you mean 'y'?
      """
    let failure = Diagnostics.failure(from: words, file: "Lessons/a:b.md", step: step)
    #expect(failure.message == "cannot find 'x' in scope")
    #expect(failure.line == 9 && failure.column == 5)
    #expect(failure.details.contains("9:5: note: did you mean 'y'?"))
  }

  @Test func wordsWithoutAnErrorAreKept() {
    let step = Step(id: "s", source: "x\n", line: 7, attributes: .init())
    let failure = Diagnostics.failure(from: "Stack dump:\n0. Program arguments\n", file: "a.md", step: step)
    #expect(failure.line == 7)
    #expect(failure.details == ["Stack dump:", "0. Program arguments"])
  }
}
