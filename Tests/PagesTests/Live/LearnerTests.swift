import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// A served lesson as a learner uses it.
  @Suite(.serialized)
  struct LearnerTests {
    private static let lesson = """
      # Numbers

      Some words.

      ```swift {#one, title="A number"}
      var x = 6
      print("x is", x)
      ```

      ```swift {#two}
      x *= 7
      print("now", x)
      ```

      ```swift {#three}
      print("end", x)
      ```
      """

    private func follow(_ body: (ServedLessons, Browser) async throws -> Void) async throws {
      try await ServedLessons.with(["01-numbers": Self.lesson]) { served, browser in
        try await browser.open(served.url("01-numbers"))
        try await body(served, browser)
      }
    }

    @Test func runsEditsBreaksAndGoesBack() async throws {
      try await follow { _, browser in
        try await browser.click("Run", in: "#one")
        try await browser.wait(for: "one", "ran")
        #expect(try await browser.output("one") == "x is 6")
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "three", "ran")
        #expect(try await browser.output("three") == "end 42")
        // An edit: what was shown is said to be of before.
        try await browser.write("x += 1\nprint(\"now\", x)", in: "two")
        try await browser.wait(until: "/Changed, not run yet/.test(document.getElementById('two').innerText)")
        #expect(
          try await browser.run("return document.querySelector('#three .output').className", as: String.self).contains(
            "of-before"))
        try await browser.press(Key.enter, while: Key.shift)
        try await browser.wait(until: "/now 7/.test(document.querySelector('#two .output').innerText)")
        try await browser.wait(for: "three", "waiting")
        // It breaks; nothing before it is lost.
        try await browser.write("print([1][x])", in: "two")
        try await browser.click("Run", in: "#two")
        try await browser.wait(for: "two", "failed")
        #expect(try await browser.output("two").contains("Index out of range"))
        #expect(try await browser.output("one") == "x is 6")
        // One click back to what the author wrote.
        try await browser.click("⋯", in: "#two")
        try await browser.click("The author’s version", in: "#two")
        try await browser.click("Take the author’s version", in: "#two")
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "three", "ran")
        #expect(try await browser.output("three") == "end 42")
        try await browser.click("⋯", in: "#two")
        try await browser.click("Go back to here", in: "#two")
        try await browser.wait(for: "two", "waiting")
        #expect(
          try await browser.run("return document.getElementById('one').dataset.progress", as: String.self) == "ran")
      }
    }

    @Test func stopsAnEndlessLoop() async throws {
      try await follow { _, browser in
        try await browser.write("print(\"begun\")\nwhile true {}", in: "two")
        try await browser.click("Run", in: "#two")
        try await browser.wait(until: "/begun/.test(document.querySelector('#two .output').innerText)")
        try await browser.wait(for: "two", "running")
        // Not the second press of a double click.
        try await Task.sleep(for: .milliseconds(500))
        try await browser.click("Stop", in: "#two")
        try await browser.wait(for: "two", "failed")
        #expect(try await browser.output("two").contains("stopped"))
        try await browser.write("print(\"short\")", in: "two")
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "three", "ran")
        #expect(try await browser.output("three") == "end 6")
      }
    }

    @Test func triesAnotherWayAndTakesIt() async throws {
      try await follow { _, browser in
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "three", "ran")
        try await browser.click("⋯", in: "#two")
        try await browser.click("Try another way", in: "#two")
        try await browser.wait(until: "document.querySelector('.other-way textarea')")
        try await browser.run("var area = document.querySelector('.other-way textarea'); area.focus(); area.select()")
        try await browser.tell("Input.insertText", ["text": "x += 100\nprint(\"other\", x)"])
        try await browser.click("Run this way", in: ".other-way")
        try await browser.wait(until: "/other 106/.test((document.querySelector('.ways') || document.body).innerText)")
        #expect(try await browser.output("two") == "now 42", "both results stand there")
        try await browser.click("Use this one", in: ".ways")
        try await browser.wait(until: "/other 106/.test(document.querySelector('#two .output').innerText)")
        try await browser.click("Run", in: "#three")
        try await browser.wait(until: "/end 106/.test(document.querySelector('#three .output').innerText)")
      }
    }

    @Test func reloadsAndFindsEverythingAgain() async throws {
      try await follow { served, browser in
        try await browser.click("Run", in: "#one")
        try await browser.wait(for: "one", "ran")
        try await browser.write("print(\"unfinished\")", in: "two")
        try await browser.wait(until: "/Changed, not run yet/.test(document.getElementById('two').innerText)")
        try await browser.open(served.url("01-numbers"))
        #expect(try await browser.output("one") == "x is 6")
        try await browser.wait(until: "/unfinished/.test(document.querySelector('#two .code').textContent)")
        try await browser.click("Run", in: "#two")
        try await browser.wait(until: "/unfinished/.test(document.querySelector('#two .output').innerText)")
      }
    }

    @Test func twoBrowsersSeeTheSame() async throws {
      try await follow { served, first in
        try await Browser.with { second in
          try await second.open(served.url("01-numbers"))
          try await first.write("x = 5\nprint(\"five\", x)", in: "two")
          try await first.click("Run", in: "#two")
          try await second.wait(until: "/five 5/.test(document.querySelector('#two .output').innerText)")
          #expect(
            try await second.run("return document.querySelector('#two .code').textContent", as: String.self).contains(
              "x = 5"))
          try await second.click("Run", in: "#three")
          try await first.wait(until: "/end 5/.test(document.querySelector('#three .output').innerText)")
        }
      }
    }

    @Test func whatWasMissedIsToldAfterABreak() async throws {
      try await follow { served, browser in
        // Sockets that can be cut, and lead nowhere while the reader is away.
        try await browser.tell(
          "Page.addScriptToEvaluateOnNewDocument",
          [
            "source": """
            window.sockets = [];
            window.WebSocket = class extends WebSocket {
              constructor(url) { super(window.isAway ? url.replace("/live", "/nowhere") : url); sockets.push(this) }
            };
            """
          ])
        try await browser.open(served.url("01-numbers"))
        try await browser.click("Run", in: "#one")
        try await browser.wait(for: "one", "ran")
        try await browser.run("window.isAway = true; sockets.forEach(function (one) { one.close() })")
        try await Browser.with { other in
          try await other.open(served.url("01-numbers"))
          try await other.click("Run all", in: ".live-bar")
          try await other.wait(for: "three", "ran")
        }
        #expect(
          try await browser.run("return document.getElementById('three').dataset.progress", as: String.self) != "ran")
        try await browser.wait(until: "/Reconnecting/.test(document.querySelector('.live-bar').innerText)")
        try await browser.run("window.isAway = false")
        try await browser.wait(for: "three", "ran")
        #expect(try await browser.output("three") == "end 42")
      }
    }

    @Test func theFileIsSavedElsewhereAndNothingIsLost() async throws {
      try await follow { served, browser in
        try await browser.click("Run all", in: ".live-bar")
        try await browser.wait(for: "three", "ran")
        try await browser.write("print(\"mine\")", in: "three")
        let file = served.folder.appendingPathComponent("01-numbers.md")
        try Data(Self.lesson.replacingOccurrences(of: "Some words.", with: "Other words.\n\n## New").utf8).write(
          to: file)
        try await browser.wait(until: "/Other words/.test(document.body.innerText)")
        #expect(try await browser.output("two") == "now 42")
        #expect(
          try await browser.run("return document.querySelector('#three textarea').value", as: String.self).contains(
            "mine"))
        #expect(try await browser.run("return document.activeElement.tagName", as: String.self) == "TEXTAREA")
      }
    }

    @Test func theEditorHelps() async throws {
      try await follow { _, browser in
        try await browser.click("Run", in: "#one")
        try await browser.wait(for: "one", "ran")
        try await browser.write("let wrong: Int = \"text\"", in: "two")
        try await browser.wait(until: "/cannot convert value of type/.test(document.getElementById('two').innerText)")
        try await browser.run("document.querySelector('#two textarea').select()")
        try await browser.tell("Input.insertText", ["text": "x.dist"])
        try await browser.wait(until: "document.querySelector('[role=option]')")
        #expect(
          try await browser.run("return document.querySelector('[role=option]').innerText", as: String.self).contains(
            "distance"))
        try await browser.press(Key.enter)
        try await browser.wait(until: "/x[.]distance/.test(document.querySelector('#two textarea').value)")
      }
    }

    @Test func hostileOutputsRunNothingAndFreezeNothing() async throws {
      let hostile = """
        ```swift {#one}
        print("<img src=x onerror='window.pwned = 1'><script>window.pwned = 1</script>\\u{1B}[31m<b>")
        for i in 0..<200_000 { print("line", i, "</pre><script>window.pwned = 1</script>") }
        ```
        """
      try await ServedLessons.with(["01-hostile": hostile]) { served, browser in
        try await browser.open(served.url("01-hostile"))
        try await browser.run(
          """
          window.longest = 0; var last = performance.now();
          (function frame() { var now = performance.now(); longest = Math.max(longest, now - last); last = now;
            requestAnimationFrame(frame) })()
          """)
        try await browser.click("Run", in: "#one")
        try await browser.wait(for: "one", "ran")
        #expect(try await browser.output("one").contains("line 199999"))
        #expect(try await browser.run("return window.pwned === undefined", as: Bool.self))
        let longest = try await browser.run("return window.longest", as: Double.self)
        #expect(longest < 2000, "the longest time without a frame: \(longest) ms")
      }
    }
  }
}
