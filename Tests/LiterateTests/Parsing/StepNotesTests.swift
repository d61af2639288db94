import Foundation
import Testing

@testable import Literate

@Suite struct StepNotesTests {
  private let text =
    "```swift {#a}\nlet a = 1  // (1)\nlet b = 2 //(2)\nlet c = 3  // (1)\n```\n\n1. The *first*.\n2. The second.\n\n   With more.\n"

  @Test func theListIsTheNotes() throws {
    let lesson = try lesson(text + "\nProse.\n")
    #expect(lesson.notes == ["a": ["The <em>first</em>.", "<p>The second.</p>\n<p>With more.</p>\n"]])
    #expect(lesson.blocks.count == 2)
    #expect(lesson.steps[0].source.contains("// (1)"))
  }

  @Test(arguments: [
    "```swift\nlet a = 1\n```\n\n1. One.\n", "```swift\nlet a = 1 // (1)\n```\n\nWords.\n\n1. One.\n",
    "```swift\nlet a = 1 // (1)\n```\n\n- One.\n", "```swift\nlet a = 1 // see (1)\n```\n\n1. One.\n",
    "```swift\nlet a = 1 // (1)\n```\n\n2. Two.\n",
  ])
  func otherListsAndCommentsAreWhatTheyAre(text: String) throws {
    let lesson = try lesson(text)
    #expect(lesson.notes.isEmpty)
    #expect(try prose(text).contains("<li>"))
  }

  @Test func numbersHaveToAgree() {
    let found = mistakes("```swift {#a}\n1 // (1)\n3 // (3)\n```\n\n1. One.\n2. Two.\n")
    #expect(found.map(\.line) == [3, 7])
    #expect(found.map(\.problem) == [.noteMissing(3, count: 2), .noteWithoutLine(2, step: "a")])
    for error in found { #expect(error.description.hasPrefix("Lessons/01-lesson.md:")) }
  }

  @Test func thePageLinksThemBothWaysAndKeepsTheCode() throws {
    let lesson = try lesson(text)
    let html = CodeHTML(lesson.steps[0].source, tokens: SwiftColouring.tokens(of: lesson.steps[0].source))
      .html(notesOf: "a")
    #expect(html.replacing(#/<[^>]*>/#, with: "") == lesson.steps[0].source)
    #expect(html.contains("id=\"_line-a-1\" href=\"#_note-a-1\" aria-label=\"Note 1\""))
    // Two lines share the first note; the way back leads to one of them.
    #expect(html.components(separatedBy: "id=\"_line-a-1\"").count == 2)
    #expect(html.components(separatedBy: "class=\"line noted note-1\"").count == 3)
    #expect(
      NotesHTML.html(lesson.notes["a"] ?? [], of: "a").contains(
        "<li id=\"_note-a-2\"><a class=\"ref\" href=\"#_line-a-2\""))
  }
}
