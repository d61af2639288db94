import Testing

@testable import Literate

/// What the runtime writes about a trap is not shown twice; everything else is, as it comes.
@Suite struct TrapWordsTests {
  @Test func ordinaryWordsPassAtOnce() {
    var words = TrapWords()
    #expect(words.pass("warn") == "warn")
    #expect(words.pass("ing\n") == "ing\n" && words.finish() == "")
  }

  @Test func aTrapIsHeldBack() {
    var words = TrapWords()
    #expect(words.pass("mine\nmain.swift:3: Fatal error: no\n") == "mine\n")
    #expect(words.pass("Current stack trace:\n0    libx.so   0x00007f f + 1\n") == "")
    #expect(words.finish() == "")
  }

  @Test func whatOnlyLooksLikeOneIsShownAtTheEnd() {
    var words = TrapWords()
    #expect(words.pass("said: Fatal error, but no\n") == "")
    #expect(words.finish() == "said: Fatal error, but no\n" && words.finish() == "")
  }
}
