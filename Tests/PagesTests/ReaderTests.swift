import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// What a reader does with a page: keys, copying, folding, searching, printing.
  @Suite(.serialized)
  struct ReaderTests {
    private static let first = """
      ---
      title: The first
      summary: Where everything begins.
      ---
      A paragraph about whales.

      ## A heading

      ```swift {#one, title="Count"}
      let a = 1  // (1)
      let b = 2
      ```

      1. One is the **first** number.

      ```swift {#two, title="Fold", fold}
      print(a + b)
      ```

      ```swift {#three, answer}
      a
      ```
      """
    private static let second = """
      ---
      title: The second
      ---
      Nothing but porpoises.

      ## Another heading

      ```swift {#only, title="Alone"}
      let dolphin = 1
      ```
      """

    private func withPage(_ page: String, _ body: (Browser, PagesBench) async throws -> Void) async throws {
      let bench = try PagesBench.lessons(
        [("01-first", Self.first), ("02-second", Self.second)], outputs: [.text("an output\n")])
      try await Browser.with { browser in
        try await browser.setViewport(width: 1440)
        try await browser.open(bench.url(page))
        try await body(browser, bench)
      }
    }

    @Test func keysGoFromStepToStepAndLessonToLesson() async throws {
      try await withPage("01-first") { browser, _ in
        func focus() async throws -> String {
          try await browser.run("return document.activeElement.id", as: String.self)
        }
        try await browser.press("j")
        #expect(try await focus() == "one")
        try await browser.press("j")
        #expect(try await focus() == "two")
        try await browser.press("j")
        #expect(try await focus() == "three")
        try await browser.press("k", "k")
        #expect(try await focus() == "one")
        try await browser.press(Key.right)
        try await browser.wait(until: "document.title.startsWith('The second') && document.readyState === 'complete'")
        try await browser.press(Key.left)
        try await browser.wait(until: "document.title.startsWith('The first')")
      }
    }

    @Test func keysDoNothingInAFieldOrWithControlOrWhenSwitchedOff() async throws {
      try await withPage("01-first") { browser, _ in
        try await browser.press("/")
        try await browser.wait(until: "document.getElementById('_search').open")
        try await browser.press("j", "t", "?")
        #expect(try await browser.run("return document.getElementById('_query').value", as: String.self) == "jt?")
        #expect(try await browser.run("return document.documentElement.dataset.theme || ''", as: String.self) == "")
        try await browser.press(Key.escape)
        try await browser.wait(until: "!document.getElementById('_search').open")
        try await browser.press("?")
        try await browser.wait(until: "document.getElementById('_help').open")
        try await browser.run("document.getElementById('_single').click()")
        try await browser.press(Key.escape)
        try await browser.press("t", "j")
        #expect(try await browser.run("return document.documentElement.dataset.theme || ''", as: String.self) == "")
        #expect(try await browser.run("return localStorage.getItem('lectern-keys')", as: String.self) == "off")
      }
    }

    /// The field of a dialog that closes has the focus until the page is drawn again.
    @Test func keysAreHeardAtOnceWhenADialogHasClosed() async throws {
      try await withPage("01-first") { browser, _ in
        try await browser.press("/")
        try await browser.wait(until: "document.getElementById('_search').open")
        let heard = try await browser.run(
          """
          document.getElementById('_search').close();
          var field = document.getElementById('_query'); field.focus();
          field.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
          return document.getElementById('_help').open
          """, as: Bool.self)
        #expect(heard)
      }
    }

    @Test func coloursGoRoundAndAreKept() async throws {
      try await withPage("01-first") { browser, bench in
        func paper() async throws -> String {
          try await browser.run("return getComputedStyle(document.body).backgroundColor", as: String.self)
        }
        let light = try await paper()
        try await browser.press("t")
        #expect(try await paper() == light)
        try await browser.press("t")
        #expect(try await paper() != light)
        let label = "return document.getElementById('_theme').textContent"
        #expect(try await browser.run(label, as: String.self) == "Dark")
        try await browser.open(bench.url("02-second"))
        #expect(try await paper() != light)
        try await browser.press("t")
        #expect(try await paper() == light)
        try await browser.setMedia(dark: true)
        #expect(try await paper() != light)
      }
    }

    @Test func copyingSaysThatItCopiedAndCopiesTheCode() async throws {
      try await withPage("01-first") { browser, _ in
        try await browser.run(
          "navigator.clipboard.writeText = function (text) { window.copied = text; return Promise.resolve() }")
        try await browser.press("c")
        try await browser.wait(until: "document.querySelector('#one button.copy').textContent === 'Copied'")
        try await browser.wait(until: "document.getElementById('_said').textContent === 'Copied'")
        #expect(try await browser.run("return window.copied", as: String.self) == "let a = 1  // (1)\nlet b = 2\n")
        try await browser.wait(until: "document.querySelector('#one button.copy').textContent === 'Copy'")
      }
    }

    @Test func codeFoldsOneByOneAndAllAtOnce() async throws {
      try await withPage("01-first") { browser, _ in
        func open() async throws -> [Bool] {
          try await browser.run(
            "return Array.from(document.querySelectorAll('.fold')).map(function (one) { return one.open })",
            as: [Bool].self)
        }
        #expect(try await open() == [true, false, true])
        try await browser.press("f")
        #expect(try await open() == [false, false, false])
        try await browser.run("document.querySelector('#one summary').click()")
        #expect(try await open() == [true, false, false])
        try await browser.wait(until: "document.getElementById('_fold').textContent === 'Fold all code'")
        try await browser.press("f", "f")
        #expect(try await open() == [true, true, true])
      }
    }

    @Test func aLinkIntoWhatIsFoldedOpensIt() async throws {
      try await withPage("01-first") { browser, bench in
        try await browser.run("location.hash = '#_code-three'")
        try await browser.wait(until: "document.querySelector('#three .answer').open")
      }
    }

    @Test func notesAndTheirLinesLightUpTogether() async throws {
      try await withPage("01-first") { browser, _ in
        let ground = "getComputedStyle(document.querySelector('#one .note-1')).backgroundColor"
        let before = try await browser.run("return \(ground)", as: String.self)
        try await browser.run("document.querySelector('#one .notes .ref').focus()")
        #expect(try await browser.run("return \(ground)", as: String.self) != before)
        #expect(
          try await browser.run("return document.querySelector('.line .ref').hash", as: String.self) == "#_note-one-1")
      }
    }

    @Test func searchFindsThisLessonAndTheOthers() async throws {
      try await withPage("01-first") { browser, _ in
        func titles() async throws -> [String] {
          try await browser.run(
            """
            return Array.from(document.querySelectorAll('#_results strong')).map(function (one) { return one.textContent })
            """, as: [String].self)
        }
        try await browser.press("/")
        try await browser.press("w", "h", "a", "l", "e")
        #expect(try await titles() == ["The first"])
        #expect(
          try await browser.run("return document.getElementById('_found').textContent", as: String.self) == "One place")
        #expect(
          try await browser.run("return document.querySelector('#_results mark').textContent", as: String.self)
            == "whale"
        )
        try await browser.run("document.getElementById('_query').value = 'heading'")
        try await browser.run("document.getElementById('_query').dispatchEvent(new Event('input'))")
        #expect(try await titles() == ["A heading", "Another heading"])
        try await browser.press(Key.down, Key.down)
        #expect(
          try await browser.run("return document.activeElement.getAttribute('href')", as: String.self)
            == "02-second.html#another-heading")
        try await browser.press(Key.enter)
        try await browser.wait(until: "location.hash === '#another-heading'")
      }
    }

    @Test func theIndexKnowsAllWords() async throws {
      try await withPage("index") { browser, bench in
        try await browser.press("/")
        try await browser.press("p", "o", "r", "p", "o", "i", "s")
        #expect(
          try await browser.run("return document.querySelector('#_results a').getAttribute('href')", as: String.self)
            == "02-second.html")
        try await browser.open(URL(string: bench.url("index").absoluteString + "#search=dolphin") ?? bench.url("index"))
        try await browser.wait(until: "document.querySelectorAll('#_results a').length === 1")
        try await browser.press(Key.enter)
        try await browser.wait(until: "location.hash === '#only'")
      }
    }

    @Test func theContentsFollow() async throws {
      try await withPage("01-first") { browser, _ in
        try await browser.setViewport(width: 1440, height: 300)
        try await browser.run("document.getElementById('two').scrollIntoView()")
        try await browser.wait(until: "(document.querySelector('.contents [aria-current]') || {}).hash === '#two'")
        #expect(
          try await browser.run("return document.querySelectorAll('.contents [aria-current]').length", as: Int.self)
            == 1)
      }
    }

    /// With the script, and by the style alone where it does not run.
    @Test func paperShowsWhatIsFolded() async throws {
      try await withPage("01-first") { browser, _ in
        let seen =
          "Array.from(document.querySelectorAll('.step pre.code')).map(function (one) { return one.checkVisibility() })"
        #expect(try await browser.run("return \(seen)", as: [Bool].self) == [true, false, false])
        try await browser.setMedia(print: true)
        #expect(try await browser.run("return \(seen)", as: [Bool].self) == [true, true, true])
        try await browser.setMedia()
        try await browser.run("dispatchEvent(new Event('beforeprint'))")
        let open =
          "Array.from(document.querySelectorAll('.step details, .aside')).every(function (one) { return one.open })"
        #expect(try await browser.run("return \(open)", as: Bool.self))
        try await browser.run("dispatchEvent(new Event('afterprint'))")
        #expect(try await browser.run("return !\(open)", as: Bool.self))
      }
    }
  }
}
