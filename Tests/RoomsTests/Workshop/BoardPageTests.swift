import Foundation
import TestSupport
import Testing

@testable import Rooms

/// The pages of a room in a real browser.
@Suite(.serialized, .enabled(if: Browser.isHere, "\(Browser.absence)")) struct BoardPageTests {
  private static func withBoard(_ body: (TaughtCourse, Browser, [String]) async throws -> Void) async throws {
    try await TaughtCourse.with { course in
      try await RefusalTests.teach(course)
      var tokens: [String] = []
      for name in ["Ada", "Bob", "<img src=x onerror='window.pwned=1'>"] { tokens.append(try await course.enter(name)) }
      for (number, token) in tokens.enumerated() {
        let report = RoomReport(
          lesson: "01-numbers", step: "two",
          steps: [
            .init(id: "one", state: "ran"),
            .init(
              id: "two", state: number > 0 ? "failed" : "ran",
              message: number > 0 ? "<script>window.pwned=1</script>" : nil),
          ],
          answers: [.init(step: "two", code: "let sum = \(number) // </code><script>window.pwned=1</script>\n")])
        #expect(try await course.report(report, token: token) == 200)
      }
      try await Browser.with { browser in
        try await browser.open(course.server.url.appendingPathComponent("room.html"))
        try await body(course, browser, tokens)
      }
    }
  }

  private static func press(_ id: String, _ browser: Browser) async throws {
    try await browser.run("document.getElementById('\(id)').focus()")
    try await browser.press(Key.enter)
  }

  @Test func theBoardFollowsAndIsUsedByKeys() async throws {
    try await Self.withBoard { course, browser, tokens in
      try await browser.wait(until: "/2×/.test(document.getElementById('_errors').innerText)")
      #expect(try await browser.run("return window.pwned === undefined", as: Bool.self))
      #expect(try await browser.run("return document.querySelectorAll('.answer').length", as: Int.self) == 3)
      #expect(
        try await browser.run("return document.querySelector('.the-code strong').innerText", as: String.self)
          == course.code)
      // It follows by itself.
      _ = try await course.enter("Cyd")
      try await browser.wait(until: "/Cyd/.test(document.getElementById('_grid').innerText)")
      try await Self.press("_anonymous", browser)
      try await browser.wait(
        until: "!/Ada|Bob|Cyd/.test(document.body.innerText) && /Learner 4/.test(document.body.innerText)")
      #expect(
        try await browser.run(
          "return document.getElementById('_anonymous').getAttribute('aria-pressed')", as: String.self)
          == "true")
      try await Self.press("_anonymous", browser)
      try await browser.wait(until: "/Ada/.test(document.body.innerText)")
      try await Self.press("_lock", browser)
      try await browser.wait(until: "/Nobody else is let in/.test(document.body.innerText)")
      let join = try JSONEncoder().encode(RoomJoin(code: course.code, name: "Dan"))
      #expect(try await course.ask("POST", "room/1/join", join).status == 403)
      // Removing asks first.
      try await browser.run("document.querySelector('[data-remove=\"2\"]').focus()")
      try await browser.press(Key.enter)
      try await browser.wait(until: "document.querySelector('dialog[open]')")
      try await Self.press("_no", browser)
      #expect(try await course.rows().count == 4)
      try await browser.run("document.querySelector('[data-remove=\"2\"]').focus()")
      try await browser.press(Key.enter)
      try await Self.press("_yes", browser)
      try await browser.wait(until: "!/Bob/.test(document.getElementById('_grid').innerText)")
      #expect(try await course.ask("GET", "room/1/events", token: tokens[1]).text.contains("removed"))
      try await Self.press("_end", browser)
      try await Self.press("_yes", browser)
      try await browser.wait(until: "/The room has ended/.test(document.getElementById('_facts').innerText)")
    }
  }

  @Test(.enabled(if: Axe.script != nil, "\(Axe.absence)")) func nobodyIsKeptOut() async throws {
    try await Self.withBoard { course, browser, _ in
      try await course.learner("Cyd") { cyd in
        for dark in [false, true] {
          try await browser.setMedia(dark: dark)
          for width in [390, 1440] {
            try await browser.setViewport(width: width)
            for page in ["board", "own", "door", "lesson"] {
              if page == "lesson" { try await Self.enter(course, browser) }
              try await browser.open(
                page == "board"
                  ? course.server.url.appendingPathComponent("room.html")
                  : page == "own" ? cyd.url.appendingPathComponent("01-numbers.html") : URL(string: course.join + "/")!)
              if page == "own" { try await browser.wait(until: "/the teacher is at/.test(document.body.innerText)") }
              if page == "lesson" { try await browser.wait(until: "/The teacher is at/.test(document.body.innerText)") }
              let found = try await Axe.violations(in: browser)
              #expect(found == [], "\(page), \(width) pixels, \(dark ? "dark" : "light"): \(found)")
              let over = try await browser.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth", as: Int.self)
              #expect(over <= 0, "\(page), \(width) pixels, is \(over) pixels too wide")
              try await Self.look(browser, "\(page)-\(width)-\(dark ? "dark" : "light")")
              if page == "lesson" {
                try await browser.run("document.getElementById('_room-leave').click()")
                try await browser.wait(until: "document.getElementById('_join')")
              }
            }
          }
        }
      }
    }
  }

  private static func enter(_ course: TaughtCourse, _ browser: Browser) async throws {
    try await browser.open(URL(string: course.join + "/")!)
    try await browser.run(
      """
      document.getElementById("_code").value = "\(course.code)"; document.getElementById("_name").value = "Reader";
      document.querySelector("#_join button").click();
      """)
    try await browser.wait(until: "document.querySelector('.reading')")
  }

  /// Set `LECTERN_SCREENSHOTS` to a folder to look at them.
  private static func look(_ browser: Browser, _ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["LECTERN_SCREENSHOTS"] else { return }
    let place = URL(fileURLWithPath: folder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try await browser.screenshot().write(to: place.appendingPathComponent("room-\(name).png"))
  }
}
