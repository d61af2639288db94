import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// Every page of the course in a real browser.
  @Suite(.serialized)
  struct CoursePagesTests {
    @Test(.enabled(if: Axe.script != nil, "\(Axe.absence)"), arguments: [false, true])
    func nobodyIsKeptOut(dark: Bool) async throws {
      let bench = try PagesBench.course()
      try await Browser.with { browser in
        try await browser.setMedia(dark: dark)
        for width in [390, 1440] {
          try await browser.setViewport(width: width)
          for page in bench.pages {
            try await browser.open(bench.url(page))
            try await browser.run("document.querySelectorAll('details').forEach(function (one) { one.open = true })")
            let found = try await Axe.violations(in: browser)
            #expect(found == [], "\(page), \(width) pixels, \(dark ? "dark" : "light"): \(found)")
            // They are the same on all lessons.
            guard page == bench.pages.first || page == "index" else { continue }
            for dialog in ["_search", "_help"] {
              try await browser.run("document.getElementById('\(dialog)').showModal()")
              let found = try await Axe.violations(in: browser, part: "#\(dialog)")
              #expect(found == [], "\(page), \(dialog), \(dark ? "dark" : "light"): \(found)")
              try await browser.run("document.getElementById('\(dialog)').close()")
            }
          }
        }
      }
    }

    /// Also with everything unfolded, and at 640 pixels with text of twice the size.
    @Test func nothingIsWiderThanTheWindow() async throws {
      let bench = try PagesBench.course()
      try await Browser.with { browser in
        for (width, size) in [(320, "100%"), (390, "100%"), (640, "200%")] {
          try await browser.setViewport(width: width)
          for page in bench.pages {
            try await browser.open(bench.url(page))
            try await browser.run("document.documentElement.style.fontSize = '\(size)'")
            for _ in 0..<2 {
              let wide = try await browser.run(
                "return [document.scrollingElement.scrollWidth, innerWidth]", as: [Int].self)
              #expect(wide[0] <= wide[1], "\(page) at \(width) pixels, \(size)")
              try await browser.run(
                "document.querySelectorAll('details').forEach(function (one) { one.open = true })")
            }
          }
        }
      }
    }

    /// Set `LECTERN_SCREENSHOTS` to a folder to look at them.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["LECTERN_SCREENSHOTS"] != nil, "no LECTERN_SCREENSHOTS"))
    func screenshots() async throws {
      let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["LECTERN_SCREENSHOTS"] ?? "")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let bench = try PagesBench.course()
      try await Browser.with { browser in
        for page in bench.pages {
          for (width, height) in [(320, 2400), (390, 2400), (820, 2000), (1440, 1700)] {
            for dark in [false, true] {
              try await browser.setMedia(dark: dark)
              try await browser.setViewport(width: width, height: height)
              try await browser.open(bench.url(page))
              let file = folder.appendingPathComponent("\(page)-\(width)-\(dark ? "dark" : "light").png")
              try await browser.screenshot().write(to: file)
            }
          }
        }
      }
    }
  }
}
