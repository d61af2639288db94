import Foundation
import TestSupport
import Testing

@testable import Literate

/// Pages on paper.
@Suite(.serialized) struct PrintingTests {
  /// A program that stands for a browser.
  private func browser(_ script: String, limit: Int = 3600, _ body: (PrintingBrowser) async throws -> Void) async throws
  {
    let scratch = try ScratchFolder()
    let program = scratch.url.appendingPathComponent("browser")
    try Data("#!/bin/bash\n\(script)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    try await body(PrintingBrowser(program: program, limit: limit))
    withExtendedLifetime(scratch) {}
  }

  private var leftovers: [String] {
    let folder = PrintingBrowser.base.path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasPrefix("lectern-print.\(getpid()).") }
  }

  @Test func theBrowserIsFound() throws {
    #expect(throws: ExportError.noBrowser) { try PrintingBrowser.find(["PATH": "/nowhere"]) }
    #expect(throws: ExportError.browserNotThere("/nowhere/chromium")) {
      try PrintingBrowser.find(["PATH": "/usr/bin", "LECTERN_CHROMIUM": "/nowhere/chromium"])
    }
    #expect(try PrintingBrowser.find(["LECTERN_CHROMIUM": "/bin/bash"]).program.path == "/bin/bash")
    #expect("\(ExportError.noBrowser)".contains("apt-get install chromium"))
  }

  @Test func whatItPrintsIsTakenAndItsProfileGoes() async throws {
    let script = """
      for word in "$@"; do case "$word" in
        --user-data-dir=*) mkdir -p "${word#*=}/Default"; date > "${word#*=}/Default/x";;
        --print-to-pdf=*) file="${word#*=}";;
        file://*) page="$word";;
      esac; done
      printf '%%PDF /URI (%sother.pdf) end' "${page%page.html}" > "$file"
      """
    try await browser(script) { browser in
      let text = String(decoding: try await browser.print("<p>x</p>"), as: UTF8.self)
      #expect(text.wholeMatch(of: #/%PDF \/URI \(other\.pdf\) +end/#) != nil, "\(text)")
    }
    #expect(leftovers == [])
  }

  @Test func aBrowserThatFailsOrHangsIsTold() async throws {
    try await browser("echo no screen >&2; exit 1") { browser in
      await #expect(throws: ExportError.browserFailed(browser.program.path, words: "no screen")) {
        try await browser.print("")
      }
    }
    try await browser("exec sleep 1000", limit: 1) { browser in
      await #expect(throws: ExportError.browserSlow(browser.program.path, seconds: 1)) { try await browser.print("") }
    }
    #expect(leftovers == [])
  }

  @Test func linksLeadToWhatIsPrintedTooAndNowhereElse() throws {
    let text = "[a](02-a.md) and [b](03-b.md#part), [here](#part), [web](https://example.org/x.html)\n\n## Part\n"
    let html = PrintedPage.html(
      try lesson(text), nil, course: "C", style: "", files: ["01-lesson": "x.pdf", "02-a": "a & b.pdf"])
    #expect(html.contains("<a href=\"a &amp; b.pdf\">a</a> and <a>b</a>, <a href=\"#part\">here</a>"))
    #expect(html.contains("<a href=\"https://example.org/x.html\">web</a>"))
  }

  @Test func noByteOfADocumentChangesItsPlace() {
    let pdf = Data("x /URI (file:///t/p/a.pdf) y /URI (file:///t/q.pdf) z /URI (file:///t/p/b".utf8)
    let made = PDFLinks.relative(pdf, to: "file:///t/p/")
    #expect(
      String(decoding: made, as: UTF8.self)
        == "x /URI (a.pdf)             y /URI (file:///t/q.pdf) z /URI (file:///t/p/b")
    #expect(made.count == pdf.count)
  }

  @Test(.enabled(if: Browser.program("chromium") != nil, "SKIPPED: no browser; on Debian: apt-get install chromium"))
  func chromiumPrintsALesson() async throws {
    let (lesson, record) = try sample()
    // The threads that notice its end may be busy with other tests.
    let browser = PrintingBrowser(program: try PrintingBrowser.find().program, limit: 3600)
    let files = try await LessonExport(lesson, record: record)
      .paper(named: "x.pdf", course: "C", files: [:], browser: browser)
    #expect(files.count == 1 && files[0].data.starts(with: Data("%PDF-1.".utf8)) && files[0].data.count > 20_000)
    #expect(files[0].data.range(of: Data("/URI (file:".utf8)) == nil)
    #expect(leftovers == [])
  }
}
