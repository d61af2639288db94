import Foundation
import TestSupport
import Testing

/// The pages as HTML Tidy reads them.
@Suite(.enabled(if: Browser.program("tidy") != nil, "SKIPPED: no tidy; on Debian: apt-get install tidy"))
struct TidyTests {
  /// What HTML has and Tidy does not know yet, or takes for an accident.
  private static let unknownToTidy = [
    "proprietary attribute \"aria-keyshortcuts\"", "proprietary attribute \"aria-current\"",
    "proprietary attribute \"decoding\"", "attribute \"method\" has invalid value \"dialog\"", "trimming empty <span>",
    "<math> proprietary attribute \"display\"", "trimming empty <mspace>",
  ]

  @Test func tidyHasNothingToSay() throws {
    let bench = try PagesBench.course()
    for page in bench.pages {
      let process = Process()
      let said = Pipe()
      process.executableURL = Browser.program("tidy")
      process.arguments = ["-q", "-e", "-utf8", bench.url(page).path]
      process.standardError = said
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let lines = text.split(separator: "\n").filter { line in !Self.unknownToTidy.contains { line.contains($0) } }
      #expect(lines == [], "\(page): \(lines)")
    }
  }
}
