import Testing

@testable import Literate

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("hdie", "hide"), ("hides", "hide"), ("HIDE", "hide"), ("titel", "title"), ("epoch", "epochs"),
    ("learningrate", "learningRate"),
  ])
  func nearWordsAreFound(word: String, meant: String) {
    #expect(Suggestion.nearest(to: word, among: ["hide", "title", "epochs", "learningRate"]) == meant)
  }

  @Test(arguments: ["", "zebra", "h", "he", "tile-of-the-page"])
  func farWordsAreNot(word: String) {
    #expect(Suggestion.nearest(to: word, among: ["hide", "title", "epochs"]) == nil)
  }
}
