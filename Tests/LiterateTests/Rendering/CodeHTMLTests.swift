import Foundation
import Testing

@testable import Literate

@Suite struct CodeHTMLTests {
  @Test(.enabled(if: SourceKit.shared != nil, "this toolchain has no SourceKit"))
  func sourceKitColoursCode() {
    let source = "/* a\nb */ let x: Int = 42 // é\n@main func f() -> Model { \"<\\(x)>\" }\n"
    let html = CodeHTML(source, tokens: SwiftColouring.tokens(of: source)).html()
    #expect(
      html.contains(
        "<span class=\"comment\">/* a</span></span>\n<span class=\"line\"><span class=\"comment\">b */</span>"))
    #expect(html.contains("<span class=\"keyword\">let</span> x: <span class=\"type\">Int</span>"))
    #expect(html.contains("<span class=\"number\">42</span> <span class=\"comment\">// é</span>"))
    #expect(html.contains("<span class=\"attribute\">@main</span>"))
    #expect(html.contains("<span class=\"type\">Model</span>"))
    #expect(html.contains("<span class=\"string\">&quot;&lt;"))
  }

  /// As steps are compiled, a regular expression may stand between slashes, with any signs in it.
  @Test(.enabled(if: SourceKit.shared != nil, "this toolchain has no SourceKit"))
  func regularExpressionsAndDirectivesAreKnown() {
    let source = "let r = /\"/\nlet s = 1\n#warning(\"w\")\n"
    let tokens = SwiftColouring.tokens(of: source).map { token in
      "\(token.kind) \(String(decoding: Array(source.utf8)[token.range], as: UTF8.self))"
    }
    #expect(tokens == ["keyword let", "keyword let", "number 1", "keyword #warning", "string \"w\""])
  }

  @Test func withoutSourceKitCodeIsPlain() {
    #expect(SourceKit(library: URL(fileURLWithPath: "/nowhere/libsourcekitdInProc.so")) == nil)
    #expect(CodeHTML("let a = \"<\"\n", tokens: []).html() == "<span class=\"line\">let a = &quot;&lt;&quot;</span>\n")
  }

  /// Copying a page's code gives the code, whatever its tokens are.
  @Test func theTextIsTheCode() {
    let sources = ["", "\n", "a", "let a = \"\"\"\n  é\n\n  \"\"\"\n\n", "}{ broken \" code\n/*", "\u{FEFF}let a\n"]
    for source in sources {
      let tokenLists = [
        SwiftColouring.tokens(of: source),
        [CodeToken(kind: .comment, range: 0..<source.utf8.count), CodeToken(kind: .keyword, range: 1..<900)],
      ]
      for tokens in tokenLists {
        let html = CodeHTML(source, tokens: tokens).html(fault: .init(line: 0, column: nil))
        let text = html.replacing(#/<[^>]*>/#, with: "").replacingOccurrences(of: "&quot;", with: "\"")
        #expect(text == (source.isEmpty || source.hasSuffix("\n") ? source : source + "\n"))
      }
    }
  }
}
