import Foundation
import StepOutput
import Testing

@testable import Literate

@Suite struct OutputHTMLTests {
  private static let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"

  private func html(_ outputs: [StepOutput], lines: String = "let a = 1\nlet b = 2\n") throws -> String {
    let lesson = try lesson("```swift {#first}\n0\n```\n\n```swift {#second}\n\(lines)```\n")
    return OutputHTML(step: lesson.steps[1], lesson: lesson, names: ["first": "Step 1", "second": "Step 2"])
      .html(outputs)
  }

  @Test func piecesOfTextAreOneText() throws {
    #expect(try html([.text("a\r"), .text("b"), .text("c\nd\n")]) == "<pre class=\"text\">bc\nd</pre>\n")
  }

  /// Were the text copied for each piece, it would take hours.
  @Test func aMillionPiecesAreOneText() throws {
    let pieces = [StepOutput](repeating: .text("a piece\n"), count: 1_000_000)
    #expect(try html(pieces).contains("<summary>999,964 more lines</summary>"))
  }

  @Test func standardErrorIsMarked() throws {
    let html = try html([.text("a\n"), .errorText("b"), .errorText("\n")])
    #expect(html.contains("<div class=\"stderr\"><p class=\"label\">Standard error</p>\n<pre class=\"text\">b</pre>"))
  }

  @Test func aProgressIsShownAsItWasLast() throws {
    func step(_ fraction: Double?) -> StepOutput {
      .progress(.init(id: "a", fraction: fraction, label: "Reading"))
    }
    let html = try html([step(0.1), .text("x\n"), step(0.555)])
    #expect(html.hasPrefix("<p class=\"progress\">Reading <progress max=\"100\" value=\"55\""))
    #expect(html.components(separatedBy: "Reading").count == 3)
    #expect(try self.html([step(0.1), step(1)]).contains("✓</span> Reading</p>"))
    #expect(try self.html([step(.nan)]).contains("Reading"))
  }

  @Test func tablesAreTables() throws {
    let table = StepOutput.Table(
      title: "Model: \"a\"", columns: [.init("Layer"), .init("Parameters", .right)],
      rows: [["dense", "2,562"], ["a layer with a very long name"], []], footer: ["Total: 2,562"])
    let html = try html([.table(table)])
    #expect(html.contains("<caption>Model: &quot;a&quot;</caption>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">Parameters</th>"))
    #expect(html.contains("<tr><th scope=\"row\">dense</th><td class=\"number\">2,562</td></tr>"))
    #expect(html.contains("<p>Total: 2,562</p>"))
  }

  @Test func ofALongTableTheMiddleIsFolded() throws {
    func table(_ rows: Int) -> StepOutput {
      .table(.init(columns: [.init("Layer"), .init("#", .right)], rows: (0..<rows).map { ["layer \($0)", "\($0)"] }))
    }
    #expect(try !html([table(24)]).contains("<details>"))
    let html = try html([table(153)])
    #expect(html.contains("<td colspan=\"2\"><details><summary>135 more rows</summary></details></td>"))
    #expect(html.components(separatedBy: "<tr><th scope=\"row\" class=\"short\">layer").count == 154)
    #expect(html.contains("<tbody class=\"rest\">\n<tr><th scope=\"row\" class=\"short\">layer 12</th>"))
  }

  @Test func aLineWithABarWrapsBetweenItsPairs() throws {
    let line = "6/6 ━━━━━━━━━━━━━━━━━━━━ 0s 5ms/step - accuracy: 0.9 - loss: <1>"
    let html = try html([.text("Epoch 1/5 - begun\n\(line)\n")])
    #expect(html.contains("Epoch 1/5 - begun\n<span class=\"gauged\"><span class=\"pair\">6/6 <span class=\"gauge\">━"))
    #expect(html.contains("━</span> 0s 5ms/step - </span><wbr><span class=\"pair\">accuracy: 0.9 - </span>"))
    // What is copied is what was printed.
    let text = html.replacing(#/<[^>]*>/#, with: "").replacing("&lt;1&gt;", with: "<1>")
    #expect(text == "Epoch 1/5 - begun\n\(line)\n")
  }

  @Test func chartsStandSideBySide() throws {
    let figure = StepOutput.figure(
      .init(title: "A", description: "b", light: "<svg/>", dark: "<svg/>", data: .init(columns: [], rows: [])))
    #expect(try html([figure, .text("a"), figure]).contains("<div class=\"beside\">") == false)
    let html = try html([.text("a"), figure, figure])
    #expect(html.contains("<pre class=\"text\">a</pre>\n<div class=\"beside\">\n<figure class=\"chart\">"))
    #expect(html.components(separatedBy: "class=\"beside\"").count == 2)
  }

  @Test func picturesOfARowHaveOneHeight() throws {
    func picture(_ width: Int, _ height: Int) -> StepOutput.ImageGrid.Picture {
      .init(data: Data([1]), mediaType: "image/png", width: width, height: height, alternativeText: "a")
    }
    let html = try html([.images(.init(pictures: [picture(200, 100), picture(100, 200)]))])
    #expect(html.contains("<figure style=\"--ratio: 2.000\">"))
    #expect(html.contains("<figure style=\"--ratio: 0.500\">"))
    // Two more of their average shape would fit.
    #expect(html.contains("<span class=\"filler\" style=\"--ratio: 2.500\"></span>"))
  }

  @Test func figuresHaveTwoPalettesWordsAndNumbers() throws {
    let data = StepOutput.Table(columns: [.init("Epoch", .right)], rows: [["1"]])
    let figure = StepOutput.Figure(
      title: "Accuracy", description: "It <rises>.", light: "<svg width=\"1\"><script>1</script></svg>",
      dark: "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", data: data)
    let html = try html([.figure(figure)])
    let light = Data("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\"><script>1</script></svg>".utf8)
    #expect(html.contains("<img class=\"light\" src=\"data:image/svg+xml;base64,\(light.base64EncodedString())\""))
    #expect(html.contains("<img class=\"dark\" src=\"data:image/svg+xml;base64,"))
    #expect(html.components(separatedBy: "alt=\"It &lt;rises&gt;.\"").count == 3)
    #expect(html.contains("<details class=\"data\"><summary>The numbers</summary>"))
    #expect(!html.contains("<script>"))
  }

  @Test func picturesAreMarkedByMoreThanColour() throws {
    func picture(_ mark: StepOutput.ImageGrid.Mark?, type: String = "image/png") -> StepOutput.ImageGrid.Picture {
      .init(
        data: Data([1, 2, 3]), mediaType: type, width: 8, height: 4, caption: "a\nb", alternativeText: "A \"b\"",
        mark: mark, pixelated: true)
    }
    let html = try html([.images(.init(title: "T", pictures: [picture(.right), picture(.wrong), picture(nil)]))])
    #expect(html.contains("✓<span class=\"spoken\"> Right:</span></span> a<br>b"))
    #expect(html.contains("✗<span class=\"spoken\"> Wrong:</span></span> a<br>b"))
    #expect(html.contains("<figure class=\"wrong pixelated\"><img src=\"data:image/png;base64,AQID\" width=\"8\""))
    #expect(html.contains("alt=\"A &quot;b&quot;\""))
    let odd = try self.html([.images(.init(pictures: [picture(nil, type: "text/html\" onload=\"x")]))])
    #expect(odd.contains("src=\"data:application/octet-stream;base64,"))
  }

  @Test(
    arguments: [
      (8, 5, "Line 2 of this step, <code>Lessons/01-lesson.md:7:5</code>"),
      (3, nil, "Line 1 of <a href=\"#first\">step 1</a>, <code>Lessons/01-lesson.md:2</code>"),
      (100, nil, "<p class=\"place\"><code>Lessons/01-lesson.md:99</code></p>"),
    ] as [(Int, Int?, String)])
  func failuresNameTheirPlace(line: Int, column: Int?, words: String) throws {
    let failure = StepOutput.Failure(
      kind: .trap, message: "Index <out> of range", file: "/elsewhere/01-lesson.md", line: line - 1, column: column,
      details: ["one", "two"])
    let html = try html([.error(failure)])
    #expect(html.contains(words), "\(html)")
    #expect(html.contains("Index &lt;out&gt; of range"))
    #expect(html.contains("<pre class=\"text\">one\ntwo</pre>"))
  }

  @Test func theTraceOfATrapIsNotShown() throws {
    let trace = "Current stack trace:\n0    libswiftCore.so   0x00007fa4c095f130 swift_reportError + 33\n"
    let outputs: [StepOutput] = [
      .errorText("a warning\nSwift/Array.swift:692: Fatal error: Index out of range\n" + trace),
      .error(.init(kind: .trap, message: "Index out of range", details: ["called from line 3"])),
    ]
    let html = try html(outputs)
    #expect(!html.contains("libswiftCore"))
    #expect(html.contains("<pre class=\"text\">a warning</pre>"))
    #expect(html.contains("called from line 3\nSwift/Array.swift:692: Fatal error: Index out of range</pre>"))
    // What a step prints without trapping is its own.
    #expect(try self.html([outputs[0]]).contains("libswiftCore"))
    #expect(try !self.html([.errorText(trace), outputs[1]]).contains("Standard error"))
  }

  @Test func aFaultIsMarkedInTheCode() throws {
    let lesson = try lesson("```swift\nlet é = 1\nlet b = é[2]\n```\n")
    let step = lesson.steps[0]
    let outputs = [StepOutput.error(.init(kind: .trap, message: "m", file: lesson.file, line: 3, column: 10))]
    let fault = FailureHTML.fault(in: outputs, of: step, lesson: lesson)
    #expect(fault == CodeHTML.Fault(line: 1, column: 9))
    let html = CodeHTML(step.source, tokens: []).html(fault: fault)
    // Bytes are counted by the compiler, characters by the page: é is two and one.
    #expect(html.contains("<span class=\"line fault caret\" style=\"--at: 9\">let b = é[2]</span>"))
    let after = CodeHTML("é = 1\n", tokens: []).html(fault: .init(line: 0, column: 2))
    #expect(after.contains("--at: 1\""))
    let beyond = CodeHTML("a\n", tokens: []).html(fault: .init(line: 0, column: 99))
    #expect(beyond.contains("--at: 1\""))
  }

  @Test func nothingAStepShowsIsMarkup() throws {
    let hostile = Self.hostile
    let table = StepOutput.Table(title: hostile, columns: [.init(hostile)], rows: [[hostile]], footer: [hostile])
    let outputs: [StepOutput] = [
      .text(hostile), .errorText(hostile), .table(table),
      .figure(.init(title: hostile, description: hostile, light: hostile, dark: hostile, data: table)),
      .images(
        .init(
          title: hostile,
          pictures: [
            .init(data: Data(), mediaType: hostile, width: 1, height: 1, caption: hostile, alternativeText: hostile)
          ])), .progress(.init(id: hostile, fraction: 0.5, label: hostile)),
      .error(.init(kind: .thrown, message: hostile, file: hostile, line: 1, column: 1, details: [hostile])),
    ]
    let html = try html(outputs)
    #expect(!html.contains("<script"))
    #expect(!html.contains("<img src=x"))
    #expect(!html.contains("\"'&"))
    #expect(html.components(separatedBy: "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;").count > 12)
  }
}
