import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// The page that `lectern bench report` makes, in a real browser.
  @Suite(.serialized)
  struct BenchmarksPageTests {
    private let scratch: ScratchFolder
    private var page: URL { scratch.url.appendingPathComponent("Output/benchmarks.html") }

    init() throws {
      scratch = try ScratchFolder()
      let files = try [
        scratch.write("inference.json", Array(MeasuredSamples.inference())),
        scratch.write("kernel.json", Array(MeasuredSamples.kernel())),
      ]
      let process = Process()
      process.executableURL = ServeProcess.products.appendingPathComponent("lectern")
      process.arguments = ["bench", "report"] + files.map(\.path)
      process.currentDirectoryURL = scratch.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }

    @Test(.enabled(if: Browser.program("tidy") != nil, "SKIPPED: no tidy; on Debian: apt-get install tidy"))
    func tidyHasNothingToSay() throws {
      #expect(try TidyTests.complaints(about: page) == [])
    }

    @Test(.enabled(if: Axe.script != nil, "\(Axe.absence)"), arguments: [false, true])
    func nobodyIsKeptOut(dark: Bool) async throws {
      try await Browser.with { browser in
        try await browser.setMedia(dark: dark)
        for width in [320, 1440] {
          try await browser.setViewport(width: width)
          try await browser.open(page)
          try await browser.run("document.querySelectorAll('details').forEach(function (one) { one.open = true })")
          let found = try await Axe.violations(in: browser)
          #expect(found == [], "\(width) pixels, \(dark ? "dark" : "light"): \(found)")
        }
      }
    }

    /// Of the tables of ratios nothing has to be scrolled to either.
    @Test func nothingIsWiderThanTheWindow() async throws {
      try await Browser.with { browser in
        try await browser.setViewport(width: 320)
        try await browser.open(page)
        let wide = try await browser.run("return [document.scrollingElement.scrollWidth, innerWidth]", as: [Int].self)
        #expect(wide[0] <= wide[1])
        let table = try await browser.run(
          "const box = document.querySelector('.measured .wide'); return [box.scrollWidth, box.clientWidth]",
          as: [Int].self)
        #expect(table[0] <= table[1])
      }
    }
  }
}
