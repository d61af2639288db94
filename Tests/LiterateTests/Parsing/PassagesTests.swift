import Testing

@testable import Literate

/// Prose for the terminal: cut at the steps, with what the page shows and nothing else.
@Suite struct PassagesTests {
  @Test func proseIsCutAtItsSteps() throws {
    let text = """
      # Title

      Some *soft* **hard** ~~old~~ `code` [link](03-x.md) <kbd>K</kbd><!-- no --><i>

      ```swift
      let a = 1
      ```
      ```swift {hide}
      let b = 1
      ```

      3. three
         - inner
      4. four

      > quote

      | a | b |
      |---|---|
      | 1 | *2* |

      ```text
      plain
      ```
      ***
      <!-- a comment -->
      """
    let passages = try LessonParser.parse(text: text, file: "a.md").passages
    #expect(passages.count == 3 && passages[1].isEmpty)
    #expect(
      passages[0] == [
        .paragraph([
          .plain("Some "), .emphasis([.plain("soft")]), .plain(" "), .strong([.plain("hard")]), .plain(" "),
          .struck([.plain("old")]), .plain(" "), .code("code"), .plain(" "),
          .link([.plain("link")], target: "03-x.md"), .plain(" "), .plain("K"), .plain("<i>"),
        ])
      ])
    #expect(
      passages[2] == [
        .list(
          first: 3,
          items: [
            [.paragraph([.plain("three")]), .list(first: nil, items: [[.paragraph([.plain("inner")])]])],
            [.paragraph([.plain("four")])],
          ]),
        .quote([.paragraph([.plain("quote")])]),
        .table([[[.plain("a")], [.plain("b")]], [[.plain("1")], [.emphasis([.plain("2")])]]]),
        .code("plain\n"), .rule,
      ])
  }

  @Test func aHeadingThatIsNotTheTitleStays() throws {
    let lesson = try LessonParser.parse(text: "---\ntitle: A\n---\n# B\n\n# A\n", file: "a.md")
    #expect(lesson.passages == [[.heading(level: 1, [.plain("B")]), .heading(level: 1, [.plain("A")])]])
  }
}
