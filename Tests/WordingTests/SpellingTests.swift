import Testing
import Wording

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "abc", 3), ("abc", "abc", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "", 3),
  ])
  func edits(first: String, second: String, count: Int) {
    #expect(Spelling.edits(first, second) == count)
    #expect(Spelling.edits(second, first) == count)
  }

  @Test func theNearestComesFirst() {
    let names = ["xception", "resNet50", "resNet101", "vgg16", "efficientNetLite0"]
    #expect(Spelling.nearest(to: "resnet5", among: names) == ["resNet50", "resNet101"])
    #expect(Spelling.nearest(to: "Xecption", among: names).first == "xception")
    #expect(Spelling.nearest(to: "vgg", among: names, count: 1) == ["vgg16"])
    #expect(Spelling.nearest(to: "somethingElse", among: names) == [])
  }

  @Test func adviceNamesAll() {
    #expect(Spelling.advice([]) == "")
    #expect(Spelling.advice(["a"]) == " Did you mean \"a\"?")
    #expect(Spelling.advice(["a", "b", "c"]) == " Did you mean \"a\", \"b\" or \"c\"?")
  }

  @Test func whatAFileSaysIsShownShortAndWithoutControlCharacters() {
    #expect(printable("block1_conv/kernel") == "block1_conv/kernel")
    #expect(printable("a\u{1b}[31mb\n") == "a?[31mb?")
    #expect(printable(String(repeating: "x", count: 200)).count == 80)
  }
}
