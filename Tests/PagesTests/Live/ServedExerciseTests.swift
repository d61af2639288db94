import TestSupport
import Testing

extension InABrowser {
  /// An exercise on a served page, as a learner does it.
  @Suite(.serialized)
  struct ServedExerciseTests {
    private static let lesson = """
      # Counting

      ```swift {#animals}
      let animals = ["dog", "cat", "dog"]
      ```

      ```markdown {note}
      Ask the room first.
      ```

      ```swift {#dogs exercise, title="Count the dogs"}
      let dogs = <#how many?#>
      ```

      ```markdown {hint}
      What does `filter` do?
      ```

      ```markdown {hint}
      And `count`?
      ```

      ```swift {solution}
      let dogs = animals.filter { $0 == "dog" }.count
      ```

      ```swift {check}
      check(dogs == 2, "There are 2 dogs; you counted \\(dogs).")
      ```

      ```swift {#after}
      print("twice", dogs * 2, type(of: dogs))
      ```
      """

    private func follow(_ body: (ServedLessons, Browser) async throws -> Void) async throws {
      try await ServedLessons.with(["01-counting": Self.lesson]) { served, browser in
        try await browser.open(served.url("01-counting"))
        try await body(served, browser)
      }
    }

    @Test func anAnswerIsCheckedAndTheLessonGoesOnFromIt() async throws {
      try await follow { served, browser in
        func verdict() async throws -> String {
          try await browser.run("return document.querySelector('#dogs .verdict').innerText.trim()", as: String.self)
        }
        #expect(try await verdict() == "")
        #expect(
          try await browser.run("return document.querySelector('.speaker-notes').hidden", as: Bool.self),
          "the teacher's note is there for who presents")
        // The starter code does not compile, and says what is to be done.
        try await browser.click("Check", in: "#dogs")
        try await browser.wait(until: "/does not run yet/.test(document.querySelector('#dogs .verdict').innerText)")
        #expect(try await browser.output("dogs").contains("a placeholder"))
        // Hints, one by one.
        #expect(
          try await browser.run("return document.querySelectorAll('#dogs .clue .clue').length", as: Int.self) == 1)
        try await browser.write("let dogs = animals.count", in: "dogs")
        try await browser.click("Check", in: "#dogs")
        try await browser.wait(until: "/you counted 3/.test(document.querySelector('#dogs .verdict').innerText)")
        #expect(
          try await browser.run("return document.querySelector('#dogs .verdict').className", as: String.self)
            == "verdict failed")
        // The lesson goes on, and says from what.
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "after", "ran")
        #expect(try await browser.output("after") == "twice 4 Int")
        try await browser.wait(
          until: "/go on from the author/.test(document.querySelector('#dogs .goes-on').innerText)")
        // What was said is of another code as soon as something is written.
        try await browser.write("let dogs: Int8 = 2", in: "dogs")
        try await browser.wait(until: "document.querySelector('#dogs .verdict').innerText.trim() === ''")
        try await browser.click("Check", in: "#dogs")
        try await browser.wait(until: "/Right/.test(document.querySelector('#dogs .verdict').innerText)")
        #expect(try await browser.run("return document.querySelector('#dogs .goes-on').hidden", as: Bool.self))
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(until: "/twice 4 Int8/.test(document.querySelector('#after .output').innerText)")
        // All of it is still so when the page is loaded again.
        try await browser.open(served.url("01-counting"))
        try await browser.wait(until: "/Right/.test(document.querySelector('#dogs .verdict').innerText)")
      }
    }

    @Test func whoSkipsItGoesOnFromTheSolution() async throws {
      try await follow { _, browser in
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "after", "ran")
        #expect(try await browser.output("after") == "twice 4 Int")
        #expect(
          try await browser.run("return document.querySelector('#dogs').dataset.progress", as: String.self) == "waiting"
        )
      }
    }
  }
}
