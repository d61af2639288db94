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
        let colours = try await Self.pressKeys(in: "compile", browser)
        var diagnostics: [Double] = []
        var outputs: [Double] = []
        for round in 0..<10 { diagnostics.append(try await browser.runLater(Self.diagnostic(round), as: Double.self)) }
        for round in 0..<10 { outputs.append(try await browser.runLater(Self.output(round), as: Double.self)) }
        #expect(colours.count + diagnostics.count + outputs.count == 40)
        Self.tell(colours, "")
        print("key press to diagnostic:   ", Self.words(diagnostics), "goal 300 ms")
        print("run to first output:       ", Self.words(outputs), "goal 350 ms")
      }
    }

    @Test(arguments: [300, 3000]) func fromKeyToColourInALongStep(_ lines: Int) async throws {
      let code = (1...lines / 3).map { "func f\($0)(_ x: Int) {  // \($0)\n  print(\"\\(x)\", 4)\n}\n" }.joined()
      try await ServedLessons.with(["01-long": "```swift {#long}\n\(code)```\n"]) { served, browser in
        try await browser.open(served.url("01-long"))
        try await browser.wait(until: "document.querySelector('#long .live-controls')")
        try await browser.click("Edit", in: "#long")
        try await browser.wait(until: "document.querySelector('#long textarea')")
        let times = try await Self.pressKeys(in: "long", browser)
        #expect(times.count == 20)
        Self.tell(times, ", step of \(lines) lines")
      }
    }

    /// What a key press took, in milliseconds: until the text has its colour, and until the frame with it has been made.
    private struct KeyTimes: Codable { var coloured: Double, drawn: Double }

    /// Presses the last key of `let` on new lines in the middle of a step. The key is a true one, and its time its event's own.
    private static func pressKeys(in step: String, _ browser: Browser) async throws -> [KeyTimes] {
      var times: [KeyTimes] = []
      for round in 0..<20 {
        try await browser.run(
          """
          var area = document.querySelector('#\(step) textarea'), text = area.value;
          area.focus();
          var end = text.indexOf('\\n', text.length / 2), at = end < 0 ? text.length : end;
          area.setSelectionRange(at, at);
          document.execCommand('insertText', false, '\\nle');
          window.keyTimes = null;
          var begin = 0, line = text.slice(0, at).split('\\n').length;
          area.addEventListener('keydown', function (event) { begin = event.timeStamp }, { once: true, capture: true });
          // Behind the editor's own listener.
          document.addEventListener('input', function look() {
            var found = document.querySelectorAll('#\(step) code .line')[line];
            if (!found.firstElementChild || !found.firstElementChild.matches('.keyword') ||
              found.firstElementChild.textContent !== 'let') return setTimeout(look);
            var coloured = performance.now() - begin;
            requestAnimationFrame(function () {
              var channel = new MessageChannel();
              channel.port1.onmessage = function () {
                window.keyTimes = { coloured: coloured, drawn: performance.now() - begin };
              };
              channel.port2.postMessage(0);
            });
          }, { once: true });
          """)
        try await Task.sleep(for: .milliseconds(700))
        try await browser.press("t")
        try await browser.wait(until: "window.keyTimes")
        times.append(try await browser.run("return window.keyTimes", as: KeyTimes.self))
        try await browser.run("document.execCommand('insertText', false, ' name\(round) = \(round)')")
      }
      return times
    }

    private static func tell(_ times: [KeyTimes], _ place: String) {
      print("key press to coloured text\(place):", words(times.map(\.coloured)), "goal 16 ms")
      print("   … and the frame with it:\(place)", words(times.map(\.drawn)))
      print("   all:", times.map { String(format: "%.1f", $0.coloured) }.joined(separator: " "))
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
