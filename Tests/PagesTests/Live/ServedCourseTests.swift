import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// The course as it is served.
  @Suite(.serialized)
  struct ServedCourseTests {
    @Test(.enabled(if: Axe.script != nil, "\(Axe.absence)"), arguments: [false, true])
    func nobodyIsKeptOut(dark: Bool) async throws {
      try await ServedLessons.course { served, browser in
        try await browser.setMedia(dark: dark)
        for page in try PagesBench.course().pages {
          for width in [390, 1440] {
            try await browser.setViewport(width: width)
            try await browser.open(served.url(page))
            if page != "index" { try await browser.wait(until: "document.querySelector('.live-bar')") }
            let found = try await Axe.violations(in: browser)
            #expect(found == [], "\(page), \(width) pixels, \(dark ? "dark" : "light"): \(found)")
          }
        }
        try await browser.open(served.url("04-train-the-urban-rural-head"))
        try await browser.click("Edit", in: ".step")
        try await browser.wait(until: "document.querySelector('.step textarea')")
        let found = try await Axe.violations(in: browser)
        #expect(found == [], "while code is open: \(found)")
      }
    }

    /// Set `LECTERN_SCREENSHOTS` to a folder to look at them.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["LECTERN_SCREENSHOTS"] != nil, "no LECTERN_SCREENSHOTS"))
    func screenshots() async throws {
      let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["LECTERN_SCREENSHOTS"] ?? "")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try await ServedLessons.course { served, browser in
        for width in [390, 820, 1440] {
          for dark in [false, true] {
            try await browser.setMedia(dark: dark)
            try await browser.setViewport(width: width)
            try await browser.open(served.url("01-load-a-pretrained-model"))
            try await browser.wait(until: "document.querySelector('.live-bar')")
            try await browser.run("document.querySelector('.step').scrollIntoView()")
            try await browser.screenshot().write(
              to: folder.appendingPathComponent("served-\(width)-\(dark ? "dark" : "light").png"))
          }
        }
      }
    }
  }
}
