import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// A question whose answer waits, in a lesson that is served.
  @Suite(.serialized)
  struct ServedAnswerTests {
    private static let lesson = """
      # Numbers

      Some words.

      ```swift {#one}
      var x = 6
      ```

      ```swift {#question, title="How many?", answer}
      print("there are", x * 7)
      ```

      """

    private static let isOpen = "document.querySelector('#question .answer').open"

    @Test func itStaysOpenOnceItWasOpened() async throws {
      try await ServedLessons.with(["01-numbers": Self.lesson]) { served, browser in
        try await browser.open(served.url("01-numbers"))
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "question", "ran")
        let shown = "document.querySelector('#question .output').checkVisibility()"
        #expect(try await browser.run("return [\(Self.isOpen), \(shown)]", as: [Bool].self) == [false, false])
        try await browser.run("document.querySelector('#question .answer > summary').click()")
        #expect(try await browser.output("question") == "there are 42")
        // Over a rerun, and over a change of what is before it.
        try await browser.click("Run again", in: "#question")
        try await browser.wait(for: "question", "ran")
        try await browser.write("var x = 7", in: "one")
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(until: "/there are 49/.test(document.querySelector('#question .output').innerText)")
        #expect(try await browser.run("return [\(Self.isOpen), \(shown)]", as: [Bool].self) == [true, true])
        // Over a change of the file too, as long as it is an answer.
        let file = served.folder.appendingPathComponent("01-numbers.md")
        try Data(Self.lesson.replacing("Some words", with: "Other words").utf8).write(to: file)
        try await browser.wait(until: "/Other words/.test(document.body.innerText)")
        #expect(try await browser.run("return \(Self.isOpen)", as: Bool.self))
        try Data(Self.lesson.replacing(", answer", with: "").utf8).write(to: file)
        try await browser.wait(until: "!document.querySelector('.answer')")
        #expect(
          try await browser.run("return document.querySelector('#question pre.code').checkVisibility()", as: Bool.self))
        try Data(Self.lesson.utf8).write(to: file)
        try await browser.wait(until: "document.querySelector('#question .answer')")
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "question", "ran")
        #expect(try await browser.run("return \(Self.isOpen)", as: Bool.self) == false)
      }
    }

    @Test func editingOpensItAndAFailureDoesNotHide() async throws {
      try await ServedLessons.with(["01-numbers": Self.lesson]) { served, browser in
        try await browser.open(served.url("01-numbers"))
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "question", "ran")
        // Another way stands with it.
        try await browser.click("⋯", in: "#question")
        try await browser.click("Try another way", in: "#question")
        try await browser.wait(until: "document.querySelector('.other-way textarea')")
        #expect(try await browser.run("return \(Self.isOpen)", as: Bool.self))
        try await browser.run("var area = document.querySelector('.other-way textarea'); area.focus(); area.select()")
        try await browser.tell("Input.insertText", ["text": "print(\"other\", x)"])
        try await browser.click("Run this way", in: ".other-way")
        try await browser.wait(
          until: "/other 6/.test((document.querySelector('.answer > .ways') || document.body).innerText)")
        try await browser.click("Close", in: ".other-way")
        try await browser.wait(until: "!document.querySelector('.other-way')")
        try await browser.run("document.querySelector('#question .answer').open = false")
        try await browser.write("print([x][x])", in: "question")
        #expect(try await browser.run("return \(Self.isOpen)", as: Bool.self))
        try await browser.click("Done", in: "#question")
        try await browser.run("document.querySelector('#question .answer').open = false")
        try await browser.click("Run", in: "#question")
        try await browser.wait(for: "question", "failed")
        try await browser.wait(until: Self.isOpen)
        #expect(try await browser.output("question").contains("Index out of range"))
        // Who comes now sees it too.
        try await browser.open(served.url("01-numbers"))
        try await browser.wait(for: "question", "failed")
        #expect(try await browser.run("return \(Self.isOpen)", as: Bool.self))
        if Axe.script != nil { #expect(try await Axe.violations(in: browser) == []) }
      }
    }
  }
}
