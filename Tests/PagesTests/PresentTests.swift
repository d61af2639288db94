import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// A lesson's page as slides.
  @Suite(.serialized)
  struct PresentTests {
    private static let long = (1...40).map { "print(\"line \($0)\")" }.joined(separator: "\n")
    private static let lesson = """
      ---
      title: Numbers
      ---
      Some words about numbers.

      ## A heading

      \(String(repeating: "Many words stand in this paragraph, more than a slide can hold with others. ", count: 8))

      \(String(repeating: "And as many stand in this one, so that it has to go to the next slide. ", count: 8))

      ```swift {#one, title="Count"}
      let x = 6
      ```

      ```swift {#question, title="How many?", answer}
      print(x * 7)
      ```

      ```swift {#long, title="A long one"}
      \(long)
      ```

      The end.
      """

    private func open(_ hash: String = "", _ body: (Browser, PagesBench) async throws -> Void) async throws {
      let bench = try PagesBench.lessons([("01-numbers", Self.lesson)], outputs: [.text("there are 42\n")])
      try await Browser.with { browser in
        try await browser.setViewport(width: 1280, height: 720)
        try await browser.open(Self.address(bench.url("01-numbers"), hash))
        try await body(browser, bench)
      }
    }

    private static func address(_ page: URL, _ hash: String) -> URL { URL(string: page.absoluteString + hash) ?? page }
    private static let isOn = "document.documentElement.hasAttribute('data-presenting')"
    private static let place = "document.querySelector('.deck-place').textContent"

    private func place(_ browser: Browser) async throws -> String {
      try await browser.run("return \(Self.place)", as: String.self)
    }

    private func isSeen(_ selector: String, _ browser: Browser) async throws -> Bool {
      try await browser.run("return document.querySelector('\(selector)').checkVisibility()", as: Bool.self)
    }

    @Test func keysGoFromSlideToSlideAndLeaveAtTheSameStep() async throws {
      try await open { browser, _ in
        let before = try await browser.run("return document.body.innerHTML", as: String.self)
        try await browser.press("p")
        #expect(try await place(browser).hasSuffix("· Numbers"))
        #expect(try await isSeen("h1", browser))
        try await browser.press(Key.right)
        #expect(
          try await browser.run("return document.querySelector('main').innerText", as: String.self).contains(
            "Some words"))
        #expect(try await !isSeen("#one", browser))
        // Two long paragraphs are two slides under one heading.
        try await browser.press(" ")
        let place1 = try await place(browser)
        #expect(place1.hasPrefix("3 /") && place1.hasSuffix("· A heading"))
        try await browser.press("\u{E00F}")
        let place2 = try await place(browser)
        #expect(place2.hasPrefix("4 /") && place2.hasSuffix("· A heading"))
        try await browser.press("5", Key.enter)
        #expect(try await place(browser).hasSuffix("· Count"))
        #expect(try await isSeen("#one .output", browser))
        // Keys of the page are not the slides'.
        try await browser.press("j", "k")
        #expect(try await place(browser).hasPrefix("5 /"))
        try await browser.press("\u{E00E}", "\u{E010}")
        #expect(try await place(browser).hasSuffix("· A heading"))
        try await browser.press("\u{E011}", "5", Key.enter)
        #expect(try await browser.run("return location.hash", as: String.self) == "#present-5")
        try await browser.press(Key.escape)
        #expect(try await browser.run("return \(Self.isOn)", as: Bool.self) == false)
        let top = try await browser.run(
          "return Math.round(document.getElementById('one').getBoundingClientRect().top)", as: Int.self)
        #expect(abs(top) < 80)
        #expect(try await browser.run("return document.activeElement.id", as: String.self) == "one")
        #expect(try await browser.run("return document.querySelectorAll('[data-on]').length", as: Int.self) == 0)
        #expect(before.contains("id=\"one\""))
        // It begins where the reader is.
        try await browser.press("p")
        #expect(try await place(browser).hasSuffix("· Count"))
      }
    }

    @Test func itStaysOverAReloadAndAnAnswerWaits() async throws {
      try await open("#present-6") { browser, bench in
        try await browser.wait(until: Self.isOn)
        #expect(try await place(browser).hasSuffix("· How many?"))
        #expect(try await !isSeen("#question pre", browser))
        try await browser.press("a")
        #expect(try await isSeen("#question pre", browser))
        try await browser.press(Key.right)
        try await browser.run("window.old = true; location.reload()")
        try await browser.wait(until: "!window.old && document.readyState === 'complete' && \(Self.isOn)")
        let place3 = try await place(browser)
        #expect(place3.hasPrefix("7 /") && place3.hasSuffix("· A long one"))
        // Its code scrolls in its box.
        let code = try await browser.run(
          "var pre = document.querySelector('#long pre.code'); return [pre.scrollHeight, pre.clientHeight]",
          as: [Int].self)
        #expect(code[0] > code[1])
        try await browser.press("b")
        #expect(try await browser.run("return document.documentElement.hasAttribute('data-black')", as: Bool.self))
        try await browser.press("b", "o")
        try await browser.wait(until: "document.getElementById('_overview').open")
        try await browser.press(Key.up, Key.enter)
        #expect(try await place(browser).hasPrefix("6 /"))
      }
    }

    @Test func itSaysWhenTheBrowserKeepsTheNotesShut() async throws {
      try await open { browser, _ in
        try await browser.run("window.open = function () { return null }")
        try await browser.press("p", "n")
        let said = try await browser.run("return document.querySelector('.deck-words').textContent", as: String.self)
        #expect(said.contains("allow pop-ups"))
      }
    }

    /// From a file: it follows, it moves the slides, and it lives through a reload of the page that presents.
    @Test func theNotesFollowAndMove() async throws {
      try await open("#present-2") { browser, _ in
        try await browser.wait(until: Self.isOn)
        let slides = try await browser.windows()[0]
        try await browser.press("n")
        var found = slides
        for _ in 0..<1200 where found == slides {
          try await Task.sleep(nanoseconds: 50_000_000)
          found = try await browser.windows().first { $0 != slides } ?? slides
        }
        let title = "(document.querySelector('#_board h1') || document.body).textContent"
        try await browser.go(to: found)
        try await browser.wait(until: "\(title).startsWith('2 /')")
        #expect(
          try await browser.run("return document.querySelector('.board-notes').innerText", as: String.self)
            .contains("Some words about numbers"))
        #expect(
          try await browser.run("return document.querySelector('.board-next').innerText", as: String.self)
            == "Next: A heading")
        try await browser.press(Key.right)
        try await browser.wait(until: "\(title).startsWith('3 /')")
        try await browser.go(to: slides)
        #expect(try await place(browser).hasPrefix("3 /"))
        try await browser.run("window.old = true; location.reload()")
        try await browser.wait(until: "!window.old && document.readyState === 'complete' && \(Self.isOn)")
        try await browser.press("\u{E00F}")
        try await browser.go(to: found)
        try await browser.wait(until: "\(title).startsWith('4 /')")
        try await browser.press("\u{E00E}")
        try await browser.wait(until: "\(title).startsWith('3 /')")
      }
    }

    /// Every slide of every page of the course.
    @Test(arguments: [(1280, 720), (1920, 1080)])
    func everySlideFits(width: Int, height: Int) async throws {
      let bench = try PagesBench.course()
      try await Browser.with { browser in
        try await browser.setViewport(width: width, height: height)
        for page in bench.pages.dropLast() {
          try await browser.open(Self.address(bench.url(page), "#present"))
          try await browser.wait(until: Self.isOn)
          let found = try await browser.run(
            """
            var main = document.getElementById('_main'), found = [], place;
            do {
              place = \(Self.place);
              if (main.scrollHeight > main.clientHeight + 1 || document.body.scrollWidth > innerWidth) found.push(place);
              Array.from(document.querySelectorAll('pre.code')).forEach(function (pre) {
                if (pre.checkVisibility() && parseFloat(getComputedStyle(pre).fontSize) < innerWidth / 64) found.push('small: ' + place);
              });
              dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }));
            } while (\(Self.place) !== place);
            return [place].concat(found);
            """, as: [String].self)
          #expect(found.count == 1, "\(page): \(found)")
          #expect((Int(found[0].prefix { $0.isNumber }) ?? 0) > 5, "\(page): \(found)")
        }
      }
    }

    @Test(.enabled(if: Axe.script != nil, "\(Axe.absence)"), arguments: [false, true])
    func nobodyIsKeptOut(dark: Bool) async throws {
      let bench = try PagesBench.course()
      try await Browser.with { browser in
        try await browser.setMedia(dark: dark)
        try await browser.setViewport(width: 1280, height: 720)
        for page in bench.pages.dropLast() where page < "05" || page.hasPrefix("09") {
          try await browser.open(Self.address(bench.url(page), "#present"))
          try await browser.wait(until: Self.isOn)
          var place = ""
          while try await self.place(browser) != place {
            place = try await self.place(browser)
            let found = try await Axe.violations(in: browser)
            #expect(found == [], "\(page), \(place), \(dark ? "dark" : "light"): \(found)")
            try await browser.press(Key.right)
          }
        }
      }
    }

    @Test func aServedStepRunsOnItsSlide() async throws {
      try await ServedLessons.with(["01-numbers": Self.lesson]) { served, browser in
        try await browser.setViewport(width: 1280, height: 720)
        try await browser.open(Self.address(served.url("01-numbers"), "#present"))
        try await browser.wait(until: Self.isOn)
        for _ in 0..<6 where try await !place(browser).hasSuffix("· Count") { try await browser.press(Key.right) }
        #expect(try await isSeen("#one", browser))
        try await browser.click("Run", in: "#one")
        try await browser.wait(for: "one", "ran")
        try await browser.write("let x = 7\nprint(\"it is\", x)", in: "one")
        try await browser.press(Key.enter, while: Key.shift)
        try await browser.wait(until: "/it is 7/.test(document.querySelector('#one .output').innerText)")
        try await browser.wait(until: "document.querySelector('#one .output').checkVisibility()")
        #expect(try await place(browser).hasSuffix("· Count"))
        try await browser.press(Key.escape)
        #expect(try await browser.run("return \(Self.isOn)", as: Bool.self))
      }
    }
  }
}
