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
      let lines = try Self.complaints(about: bench.url(page))
      #expect(lines == [], "\(page): \(lines)")
    }
  }

  @Test func norOfServedPages() async throws {
    let scratch = try ScratchFolder()
    let pages = try PagesBench.course().pages
    try await ServeProcess.with(Shared.package) { server in
      for page in pages {
        let path = String(server.url.appendingPathComponent(page + ".html").path.dropFirst())
        let answer = try await ServeProcess.onAThread {
          try PlainHTTP.ask("GET", port: Int(server.port), path: path, body: Data())
        }
        #expect(answer.status == 200)
        let lines = try Self.complaints(about: scratch.write("page.html", Array(answer.body)))
        #expect(lines == [], "\(page), served: \(lines)")
      }
    }
  }

  /// What Tidy says of a file, besides what it does not know.
  static func complaints(about file: URL) throws -> [String] {
    let process = Process()
    let said = Pipe()
    process.executableURL = Browser.program("tidy")
    process.arguments = ["-q", "-e", "-utf8", file.path]
    process.standardError = said
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return text.split(separator: "\n").map(String.init).filter { line in
      !unknownToTidy.contains { line.contains($0) }
    }
  }
}
