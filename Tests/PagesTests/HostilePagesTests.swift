import Foundation
import StepOutput
import TestSupport
import Testing

extension InABrowser {
  /// Lessons and outputs that want to run a script in the page, or to choke it.
  @Suite(.serialized)
  struct HostilePagesTests {
    private static let evil =
      "</script></style></textarea></title><script>window.hacked = 1</script><img src=x onerror=\"window.hacked = 1\">"
      + "<svg onload=\"window.hacked = 1\"></svg><a href=\"javascript:window.hacked = 1\" id=evil>a</a>\"'><b"

    @Test func noScriptButThePagesOwnRuns() async throws {
      let evil = Self.evil
      let text = """
        ---
        title: '\(evil.replacingOccurrences(of: "'", with: "''"))'
        ---
        \(evil)

        ## \(evil)

        [a](javascript:window.hacked=1) <javascript:window.hacked=1> $\\text{\(evil.filter { $0 != "`" })}$ ![a](data:image/svg+xml,%3Csvg%20onload='window.hacked=1'/%3E)

        ```swift {#evil, title="\(evil.replacingOccurrences(of: "\"", with: "\\\""))"}
        // \(evil)  // (1)
        ```

        1. \(evil)
        """
      let svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"top.hacked = 1\"><script>top.hacked = 1</script></svg>"
      let table = StepOutput.Table(title: evil, columns: [.init(evil)], rows: [[evil]], footer: [evil])
      let bench = try PagesBench.lessons(
        [("01-evil", text)],
        outputs: [
          .text(
            evil + "\u{1B}[31m" + evil + "\u{1B}]8;;javascript:window.hacked=1\u{7}link\u{1B}]8;;\u{7}\u{1B}[999;999H\n"
          ),
          .errorText(evil), .table(table),
          .figure(.init(title: evil, description: evil, light: svg, dark: svg, data: table)),
          .images(
            .init(
              title: evil,
              pictures: [
                .init(
                  data: Data(svg.utf8), mediaType: "text/html\" onerror=\"window.hacked=1", width: 1, height: 1,
                  caption: evil,
                  alternativeText: evil)
              ])),
          .progress(.init(id: evil, fraction: 0.5, label: evil)),
          .error(.init(kind: .thrown, message: evil, details: [evil])),
        ])
      try await Browser.with { browser in
        for page in bench.pages {
          try await browser.open(bench.url(page))
          // A reader opens everything and follows what there is.
          try await browser.run(
            """
            document.querySelectorAll('details').forEach(function (one) { one.open = true });
            document.querySelectorAll('a').forEach(function (one) {
              if (one.protocol === 'javascript:') window.hacked = 1;
            });
            """)
          try await browser.press("/")
          try await browser.press("h", "a", "c", "k")
          try await browser.wait(until: "document.querySelectorAll('#_results a').length > 0")
          #expect(try await browser.run("return typeof window.hacked", as: String.self) == "undefined", "\(page)")
          #expect(try await browser.run("return document.querySelector('a#evil, b') === null", as: Bool.self))
        }
      }
    }

    /// Should something get past the escaping after all, the browser still does not run it.
    @Test func thePolicyHoldsWhatEscapingLetsThrough() async throws {
      let bench = try PagesBench.lessons([("01-a", "Words.\n")], outputs: [])
      let page = try String(contentsOf: bench.url("01-a"), encoding: .utf8)
      let broken = page.replacingOccurrences(of: "<p>Words.</p>", with: Self.evil)
      #expect(broken != page)
      let file = bench.folder.appendingPathComponent("broken.html")
      try broken.write(to: file, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(at: file) }
      try await Browser.with { browser in
        try await browser.open(file)
        try await browser.run("document.getElementById('evil').click()")
        #expect(try await browser.run("return typeof window.hacked", as: String.self) == "undefined")
        // The page's own scripts do.
        #expect(try await browser.run("return document.getElementById('_theme').hidden", as: Bool.self) == false)
      }
    }

    @Test func aFloodLeavesThePageUsable() async throws {
      let line = "\u{1B}[31mred \u{1B}[0m plain <b>" + String(repeating: "x", count: 90)
      let lines = String(repeating: line + "\n", count: 200_000)
      let endless = String(repeating: "y", count: 5_000_000)
      let rows = StepOutput.Table(columns: [.init("n")], rows: (0..<200_000).map { ["\($0)"] })
      let mixed = (0..<20_000).map { $0 % 2 == 0 ? StepOutput.text("out \($0)\n") : .errorText("err \($0)\n") }
      let bench = try PagesBench.lessons(
        [("01-flood", "```swift {#flood}\n1\n```\n")], outputs: [.text(lines), .table(rows), .text(endless)] + mixed)
      let size = try FileManager.default.attributesOfItem(atPath: bench.url("01-flood").path)[.size] as? Int ?? .max
      print("a page of 20 MB of text, 200,000 rows and 20,000 changes of stream: \(size / 1000) KB")
      #expect(size < 2_000_000)
      try await Browser.with { browser in
        try await browser.open(bench.url("01-flood"))
        try await browser.press("j")
        try await browser.wait(until: "document.activeElement.id === 'flood'")
        let wide = try await browser.run("return [document.scrollingElement.scrollWidth, innerWidth]", as: [Int].self)
        #expect(wide[0] <= wide[1])
      }
    }
  }
}
