import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// That the tests which find nothing would find something.
  @Suite(.serialized)
  struct AxeTests {
    @Test(.enabled(if: Axe.script != nil, "\(Axe.absence)")) func itFindsWhatItLooksFor() async throws {
      let scratch = try ScratchFolder()
      let page = try scratch.write(
        "page.html",
        Array(
          """
          <!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><main><h1>Page</h1>
          <p style="color: #999; background: #aaa">Pale words.</p><img src="none.png">
          <div id="part"><input type="text"></div></main></body></html>
          """.utf8))
      try await Browser.with { browser in
        try await browser.open(page)
        func rules(_ part: String? = nil) async throws -> Set<String> {
          Set(try await Axe.violations(in: browser, part: part).map { found in String(found.prefix { $0 != " " }) })
        }
        #expect(try await rules() == ["color-contrast", "image-alt", "label"])
        #expect(try await rules("#part") == ["label"])
      }
    }
  }
}
