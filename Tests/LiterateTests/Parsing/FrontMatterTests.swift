import Testing

@testable import Literate

@Suite struct FrontMatterTests {
  @Test func typesAreThoseOfTheScalars() throws {
    let lesson = try lesson(
      """
      ---
      title: Train the head
      minutes: 10
      parameters:
        epochs: 5
        rate: 1e-3
        flip: true
        backbone: efficientNetLite0
        quoted: "5"
        day: 2024-01-02
        negative: -3
      ---
      Prose.
      """)
    #expect(lesson.title == "Train the head")
    #expect(lesson.minutes == 10)
    #expect(
      lesson.parameters.map(\.name) == ["epochs", "rate", "flip", "backbone", "quoted", "day", "negative"])
    #expect(
      lesson.parameters.map(\.value) == [
        .int(5), .double(0.001), .bool(true), .string("efficientNetLite0"), .string("5"), .string("2024-01-02"),
        .int(-3),
      ])
    #expect(lesson.parameters.map(\.line) == [5, 6, 7, 8, 9, 10, 11])
  }

  @Test func itIsOptional() throws {
    #expect(try lesson("Prose.").title == "Lesson")
    #expect(try lesson("# A *heading*\n\nProse.").title == "A heading")
    #expect(try lesson("---\n---\nProse.").parameters.isEmpty)
    #expect(try lesson("---\nparameters:\n---\n").parameters.isEmpty)
    #expect(try lesson("---\ntitle: A\n...\nProse.").title == "A")
  }

  @Test func theSummaryIsTheFirstParagraphUnlessItIsGiven() throws {
    #expect(try lesson("First *words*.\n\nMore.").summary == "First words.")
    #expect(try lesson("---\nsummary: What it is\n---\nFirst words.").summary == "What it is")
  }

  @Test func aByteOrderMarkAndAnyLineEndsAreAccepted() throws {
    for end in ["\n", "\r\n", "\r"] {
      let text = ["\u{FEFF}---", "title: A", "---", "", "```swift", "let a = 1", "a", "```", ""].joined(separator: end)
      let lesson = try lesson(text)
      #expect(lesson.title == "A")
      #expect(lesson.steps.map(\.source) == ["let a = 1\na\n"])
      #expect(lesson.steps.map(\.line) == [6])
    }
  }

  @Test(arguments: [
    ("---\ntitel: A\n---\n", 2, "did you mean `title`?"),
    ("---\ntitle: A\ncolour: red\n---\n", 3, "it has title, summary, minutes, edition and parameters"),
    ("---\ntitle: A\n", 1, "close it with a line `---`"),
    ("\n---\ntitle: A\n---\n", 2, "first line of the file"),
    ("---\ntitle: [A\n---\n", 3, "not YAML"),
    ("---\ntitle: A\ntitle: B\n---\n", 3, "`title` is there twice"),
    ("---\njust words\n---\n", 2, "`key: value`"),
    ("---\ntitle:\n---\n", 2, "`title:` wants a text"),
    ("---\nsummary: [a]\n---\n", 2, "`summary:` wants a line of text"),
    ("---\nminutes: soon\n---\n", 2, "not `soon`"),
    ("---\nminutes: 0\n---\n", 2, "above 0"),
    ("---\nparameters: 5\n---\n", 2, "`name: value`"),
    ("---\nparameters:\n  learning-rate: 5\n---\n", 3, "`learning-rate` cannot be a parameter"),
    ("---\nparameters:\n  class: 5\n---\n", 3, "no Swift keyword"),
    ("---\nparameters:\n  sizes: [1, 2]\n---\n", 3, "the parameter `sizes`"),
    ("---\nparameters:\n  nothing: ~\n---\n", 3, "the parameter `nothing`"),
    ("---\nparameters:\n  huge: .inf\n---\n", 3, "the parameter `huge`"),
  ])
  func mistakesNameTheirLine(text: String, line: Int, words: String) throws {
    let found = mistakes(text)
    #expect(found.count == 1)
    let first = try #require(found.first)
    #expect(first.line == line)
    #expect(first.description.hasPrefix("Lessons/01-lesson.md:\(line):"))
    #expect(first.description.contains(words), "\(first)")
  }
}
