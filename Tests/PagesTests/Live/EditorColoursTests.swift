import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// Colours while a step is written: at the key, by the page; and what the lesson says a moment later.
  @Suite(.serialized)
  struct EditorColoursTests {
    private func write(
      _ lesson: String, _ body: (Browser) async throws -> Void
    ) async throws {
      try await ServedLessons.with(["01-colours": lesson]) { served, browser in
        // The answers about colours are counted.
        try await browser.tell(
          "Page.addScriptToEvaluateOnNewDocument",
          [
            "source": """
            window.answers = 0;
            window.WebSocket = class extends WebSocket {
              constructor(url) {
                super(url);
                super.addEventListener("message", (event) => {
                  if (!/"colours"/.test(event.data)) return;
                  setTimeout(() => { answers++ });
                });
              }
            };
            """
          ])
        try await browser.open(served.url("01-colours"))
        try await browser.wait(until: "document.querySelector('#one .live-controls')")
        try await browser.click("Edit", in: "#one")
        try await browser.wait(until: "document.querySelector('#one textarea') && answers > 0")
        try await body(browser)
      }
    }

    /// Writes something behind a text, and says the colours of the lines before anything else can happen.
    private func coloursAtOnce(_ text: String, behind place: String, _ browser: Browser) async throws -> [String] {
      let data = try JSONEncoder().encode([text, place])
      return try await browser.run(
        """
        var given = \(String(decoding: data, as: UTF8.self)), area = document.querySelector('#one textarea');
        var at = area.value.indexOf(given[1]) + given[1].length;
        area.focus(); area.setSelectionRange(at, at);
        document.execCommand('insertText', false, given[0]);
        \(Self.colours)
        """, as: [String].self)
    }

    private static let colours = """
      return Array.from(document.querySelectorAll('#one code .line')).map(function (line) {
        return Array.from(line.children).map(function (one) { return one.className + ' ' + one.textContent }).join(', ') });
      """

    @Test func aKeyIsColouredAtOnceAndNothingIsPaintedAnew() async throws {
      try await write("```swift {#one}\nlet a = 1\nlet b: size_t = 2  // b\nprint(a, b)\n```\n") { browser in
        try await browser.run(
          """
          window.changes = 0;
          new MutationObserver(function (all) { changes += all.length })
            .observe(document.querySelector('#one code'), { childList: true, subtree: true, characterData: true });
          """)
        // SourceKit knows the type by its place, and the page keeps that.
        let known = "keyword let, type size_t, number 2, comment // b"
        #expect(
          try await coloursAtOnce("\nle", behind: "= 1", browser)
            == ["keyword let, number 1", "", known, ""])
        #expect(
          try await coloursAtOnce("t", behind: "= 1\nle", browser)
            == ["keyword let, number 1", "keyword let", known, ""])
        #expect(
          try await coloursAtOnce(" s = \"\\(a + 2)\"", behind: "= 1\nlet", browser)
            == ["keyword let, number 1", "keyword let, string \", number 2, string \"", known, ""])
        let changes = try await browser.run("return window.changes", as: Int.self)
        try await browser.run("window.had = answers; document.execCommand('insertText', false, ' ')")
        try await browser.wait(until: "answers > had")
        try await Task.sleep(for: .milliseconds(300))
        // One line in place of another for the blank, and nothing for the lesson's answers.
        let after = try await browser.run("return window.changes", as: Int.self)
        #expect(changes > 0 && after - changes <= 2, "painted \(after - changes) times")
        #expect(try await browser.run(Self.colours, as: [String].self)[2] == known)
      }
    }

    @Test func whatIsBegunReachesToTheEndAndBack() async throws {
      try await write("```swift {#one}\nlet a = 1\nlet b: size_t = 2\nprint(a, \"b\")\n```\n") { browser in
        let plain = ["keyword let, number 1", "keyword let, type size_t, number 2", "string \"b\""]
        #expect(
          try await coloursAtOnce("/*", behind: "= 1", browser)
            == ["keyword let, number 1, comment /*", "comment let b: size_t = 2", "comment print(a, \"b\")"])
        #expect(
          try await coloursAtOnce("*/", behind: "/*", browser)
            == ["keyword let, number 1, comment /**/", "keyword let, number 2", "string \"b\""])
        // The lesson says the rest.
        try await browser.run("document.execCommand('insertText', false, ' ')")
        try await browser.wait(until: "document.querySelector('#one code').children[1].querySelector('.type')")
        #expect(try await browser.run(Self.colours, as: [String].self)[1] == plain[1])
        #expect(
          try await coloursAtOnce("\n", behind: "let b", browser)
            == ["keyword let, number 1, comment /**/", "keyword let", "type size_t, number 2", "string \"b\""])
      }
    }

    /// What the lesson does not look at keeps the page's own colours.
    @Test func longCodeIsColouredToo() async throws {
      let code = (0..<4000).map { "let number\($0) = \($0)  // a number" }.joined(separator: "\n")
      try await write("```swift {#one}\n\(code)\n```\n") { browser in
        #expect(code.utf8.count > 100_000)
        _ = try await coloursAtOnce("\nlet last = nil", behind: "number3999 = 3999  // a number", browser)
        try await browser.run("window.had = answers; document.execCommand('insertText', false, ' ')")
        try await browser.wait(until: "answers > had")
        let colours = try await browser.run(Self.colours, as: [String].self)
        #expect(colours.count == 4001)
        #expect(colours.first == "keyword let, number 0, comment // a number")
        #expect(colours.last == "keyword let, keyword nil")
      }
    }
  }
}
