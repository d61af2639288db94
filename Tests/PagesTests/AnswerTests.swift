import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// A question whose answer waits, on a page that is a file.
  @Suite(.serialized)
  struct AnswerTests {
    private static let lesson = """
      # Numbers

      Some words.

      ```swift {#one}
      let x = 6
      ```

      ```swift {#question, title="How many numbers can still be trained?", answer}
      let answer = x * 7  // (1)
      print("there are", answer)
      ```

      1. All of them.

      ```swift {#folded, answer, fold}
      print("folded", x)
      ```
      """

    private static func bench() throws -> PagesBench {
      try PagesBench.lessons([("01-numbers", lesson)], outputs: [.text("there are 42\n")])
    }

    private func open(_ body: (Browser, PagesBench) async throws -> Void) async throws {
      let bench = try Self.bench()
      try await Browser.with { browser in
        try await browser.setViewport(width: 1440)
        try await browser.open(bench.url("01-numbers"))
        try await body(browser, bench)
      }
    }

    private static let seen =
      "Array.from(document.querySelectorAll('#question pre')).map(function (one) { return one.checkVisibility() })"

    @Test func aKeyOpensIt() async throws {
      try await open { browser, _ in
        #expect(try await browser.run("return \(Self.seen)", as: [Bool].self) == [false, false])
        let question = try await browser.run("return document.getElementById('question').innerText", as: String.self)
        #expect(question.contains("How many numbers can still be trained?") && question.contains("Show the answer"))
        #expect(question.contains("0.10 s") && !question.contains("42"))
        // Neither a link to the step nor unfolding all code gives it away.
        try await browser.run("location.hash = '#question'")
        try await browser.press("f", "f")
        #expect(try await browser.run("return \(Self.seen)", as: [Bool].self) == [false, false])
        try await browser.run("document.querySelector('#question .answer > summary').focus()")
        try await browser.press(Key.enter)
        try await browser.wait(until: "\(Self.seen).every(Boolean)")
        try await browser.press(Key.enter)
        try await browser.wait(until: "!\(Self.seen).some(Boolean)")
      }
    }

    /// With the script, and by the style alone.
    @Test func paperShowsIt() async throws {
      try await open { browser, _ in
        try await browser.setMedia(print: true)
        #expect(try await browser.run("return \(Self.seen)", as: [Bool].self) == [true, true])
        let words = "getComputedStyle(document.querySelector('#question .answer > summary'), '::after').content"
        #expect(try await browser.run("return \(words)", as: String.self) == "\"The answer\"")
        try await browser.setMedia()
        try await browser.run("dispatchEvent(new Event('beforeprint'))")
        #expect(try await browser.run("return document.querySelector('#question .answer').open", as: Bool.self))
        try await browser.run("dispatchEvent(new Event('afterprint'))")
        #expect(
          try await browser.run("return document.querySelector('#question .answer').open", as: Bool.self) == false)
      }
    }

    @Test(.enabled(if: Axe.script != nil, "\(Axe.absence)"), arguments: [false, true])
    func nobodyIsKeptOut(dark: Bool) async throws {
      try await open { browser, _ in
        try await browser.setMedia(dark: dark)
        for width in [320, 1440] {
          try await browser.setViewport(width: width)
          for isOpen in [false, true] {
            try await browser.run(
              "document.querySelectorAll('.answer').forEach(function (one) { one.open = \(isOpen) })")
            #expect(try await Axe.violations(in: browser) == [], "\(width) pixels, open: \(isOpen)")
            let wide = try await browser.run(
              "return [document.scrollingElement.scrollWidth, innerWidth]", as: [Int].self)
            #expect(wide[0] <= wide[1])
          }
        }
      }
    }

    @Test(.enabled(if: Browser.program("tidy") != nil, "SKIPPED: no tidy; on Debian: apt-get install tidy"))
    func tidyHasNothingToSay() throws {
      let bench = try Self.bench()
      #expect(try TidyTests.complaints(about: bench.url("01-numbers")) == [])
    }
  }
}
