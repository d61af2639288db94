import Foundation
import TestSupport
import Testing

extension InABrowser {
  /// How long a reader waits on a served page. It prints, and asserts nothing of time: set `LECTERN_MEASURE` to run it.
  @Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LECTERN_MEASURE"] != nil, "no LECTERN_MEASURE"))
  struct LiveTimes {
    @Test func fromKeyToColourToDiagnosticToOutput() async throws {
      try await ServedLessons.course { served, browser in
        try await browser.open(served.url("04-train-the-urban-rural-head"))
        try await browser.click("Run", in: "#model")
        try await browser.wait(for: "model", "ran")
        try await browser.write("base.isTrainable = false\n", in: "compile")
        var colours: [Double] = []
        var diagnostics: [Double] = []
        var outputs: [Double] = []
        for round in 0..<20 {
          colours.append(try await browser.runLater(Self.colour(round), as: Double.self))
          try await Task.sleep(for: .milliseconds(500))
        }
        for round in 0..<10 { diagnostics.append(try await browser.runLater(Self.diagnostic(round), as: Double.self)) }
        for round in 0..<10 { outputs.append(try await browser.runLater(Self.output(round), as: Double.self)) }
        #expect(colours.count + diagnostics.count + outputs.count == 40)
        print("key press to coloured text:", Self.words(colours), "goal 16 ms")
        print("key press to diagnostic:   ", Self.words(diagnostics), "goal 300 ms")
        print("run to first output:       ", Self.words(outputs), "goal 350 ms")
      }
    }

    private static func words(_ times: [Double]) -> String {
      let sorted = times.sorted()
      return String(
        format: "%.1f ms (%.1f to %.1f)", sorted[sorted.count / 2], sorted.first ?? .nan, sorted.last ?? .nan)
    }

    /// Types a line that is new, by what a key does, and waits for what makes `found` true.
    private static func typing(_ text: String, selecting: Bool, until found: String) -> String {
      """
      var step = document.getElementById('compile'), area = step.querySelector('textarea');
      area.focus();
      \(selecting ? "area.select();" : "area.setSelectionRange(area.value.length, area.value.length);")
      var begin = performance.now();
      document.execCommand('insertText', false, \(text));
      (function look() {
        if (\(found)) return done(performance.now() - begin);
        var channel = new MessageChannel(); channel.port1.onmessage = look; channel.port2.postMessage(0);
      })();
      """
    }

    private static func colour(_ round: Int) -> String {
      typing(
        "'\\nlet name\(round) = \(round)'", selecting: false,
        until: """
          Array.from(step.querySelectorAll('code .keyword')).some(function (one) {
            return one.textContent === 'let' && (one.parentElement.textContent || '').indexOf('name\(round) ') >= 0 })
          """)
    }

    private static func diagnostic(_ round: Int) -> String {
      typing("'print(nothing\(round))'", selecting: true, until: "/cannot find .nothing\(round)/.test(step.innerText)")
    }

    private static func output(_ round: Int) -> String {
      """
      var step = document.getElementById('compile'), area = step.querySelector('textarea');
      area.focus(); area.select();
      document.execCommand('insertText', false, 'print("output \(round)", 6 * 7)');
      setTimeout(function () {
        var begin = performance.now();
        Array.from(step.querySelectorAll('button')).find(function (one) { return /^Run/.test(one.textContent) }).click();
        (function look() {
          if (/output \(round) 42/.test(step.querySelector('.output').innerText)) return done(performance.now() - begin);
          var channel = new MessageChannel(); channel.port1.onmessage = look; channel.port2.postMessage(0);
        })();
      }, 1000);
      """
    }
  }
}
