import Testing

@testable import Literate

@Suite struct StepFencesTests {
  @Test func linesAreExact() throws {
    let lesson = try lesson(
      """
      ---
      title: A
      ---
      Prose
      over two lines.

      ```swift {#first}
      let a = 1

      a
      ```
      ~~~~ swift
      let b = "~~~"
      ~~~~
         ```swift
         if true {
           let c = 3
      \tlet d = 4
         }
         ```

      ```swift
      ```
      """)
    #expect(lesson.steps.map(\.id) == ["first", "step-2", "step-3", "step-4"])
    #expect(lesson.steps.map(\.line) == [8, 13, 16, 23])
    #expect(
      lesson.steps.map(\.source) == [
        "let a = 1\n\na\n", "let b = \"~~~\"\n", "if true {\n  let c = 3\n let d = 4\n}\n", "",
      ])
  }

  @Test func otherLanguagesAreProse() throws {
    let html = try prose("```python {.line}\nprint('<b>')\n```\n\n```\nplain\n```\n\n    indented\n")
    #expect(html.contains("<code class=\"language-python\">print(&#39;&lt;b&gt;&#39;)\n</code>"))
    #expect(html.contains("<code>plain\n</code>"))
    #expect(html.contains("<code>indented\n</code>"))
    #expect(try lesson("```swiftui\n```\n").steps.isEmpty)
  }

  @Test func aLongerFenceHoldsShorterOnes() throws {
    let steps = try lesson("````swift\nlet a = \"\"\"\n```swift\n\"\"\"\n````\n").steps
    #expect(steps.map(\.source) == ["let a = \"\"\"\n```swift\n\"\"\"\n"])
  }

  @Test(arguments: [
    ("- a\n\n  ```swift\n  a\n  ```\n", 3, "in a list"),
    ("> ```swift\n> a\n> ```\n", 1, "in a quote"),
    ("Prose.\n\n    ```swift\n    a\n    ```\n", 3, "indented by four spaces"),
    ("```swift\nlet a = 1\n", 1, "never closed"),
    ("```swift", 1, "never closed"),
    ("```python\nlet a = 1\n", 1, "never closed"),
    ("```swift\na\n\n```swift {#b}\nb\n```\n", 4, "the step of line 1 is still open"),
    ("```swfit\na\n```\n", 1, "did you mean `swift`?"),
  ])
  func mistakesAreToldApart(text: String, line: Int, words: String) throws {
    let found = mistakes(text)
    #expect(found.count == 1, "\(found)")
    let first = try #require(found.first)
    #expect(first.line == line)
    #expect(first.description.contains(words), "\(first)")
  }
}
