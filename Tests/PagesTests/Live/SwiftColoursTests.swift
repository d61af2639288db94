import Foundation
import TestSupport
import Testing

@testable import Literate

extension InABrowser {
  /// The page's own colours of Swift beside SourceKit's.
  @Suite(.serialized)
  struct SwiftColoursTests {
    /// A coloured piece, in UTF-16 units.
    private struct Piece: Codable { var start: Int, length: Int, kind: String }

    private func withColours(_ body: (Browser) async throws -> Void) async throws {
      try await Browser.with { browser in
        try await browser.run(
          "\(SwiftWordsScript.text)\n\(SwiftColoursScript.text)\n\(EditorColoursScript.text)\n"
            + "window.swiftColours = swiftColours; window.changeBetween = changeBetween")
        try await body(browser)
      }
    }

    private static func literal(_ texts: [String]) throws -> String {
      String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    }

    /// The kind of each letter; a type's is left out, which often only its declaration tells.
    private static func kinds(_ pieces: [Piece], of text: String) -> [String] {
      let units = Array(text.utf16)
      var kinds = Array(repeating: "", count: units.count)
      for piece in pieces where piece.kind != "type" {
        for unit in piece.start..<piece.start + piece.length where ![9, 10, 13, 32].contains(units[unit]) {
          kinds[unit] = piece.kind
        }
      }
      return kinds
    }

    /// What the two colour otherwise: the words, with their kinds by the page and by SourceKit.
    private func differences(of texts: [String], _ browser: Browser) async throws -> [String] {
      let own = try await browser.run(
        "return \(Self.literal(texts)).map(function (text) { return swiftColours(text).tokens })", as: [[Piece]].self)
      return zip(texts, own).flatMap { text, own -> [String] in
        let (units, letters) = (CodeUnits(text), Array(text.utf16))
        let theirs = SwiftColouring.tokens(of: text).map { token in
          let start = units.unit(at: token.range.lowerBound)
          return Piece(
            start: start, length: units.unit(at: token.range.upperBound) - start, kind: token.kind.rawValue)
        }
        let (page, sourceKit) = (Self.kinds(own, of: text), Self.kinds(theirs, of: text))
        var found: [String] = []
        var at = 0
        while at < letters.count {
          var end = at + 1
          while end < letters.count, page[end] == page[at], sourceKit[end] == sourceKit[at] { end += 1 }
          if page[at] != sourceKit[at] {
            let words = String(decoding: letters[at..<end], as: UTF16.self)
            found.append("\(words): \(page[at]), not \(sourceKit[at])")
          }
          at = end
        }
        return found
      }
    }

    @Test(.enabled(if: SourceKit.shared != nil, "this toolchain has no SourceKit"))
    func agreeWithSourceKit() async throws {
      let course = try Course(folder: Shared.package.appendingPathComponent("Lessons").path)
      let steps = try course.files.flatMap {
        try LessonParser.parse(contentsOf: URL(fileURLWithPath: $0), file: $0).steps.map(\.source)
      }
      #expect(steps.count > 20)
      try await withColours { browser in
        let inCourse = try await differences(of: steps, browser)
        #expect(inCourse == [])
        for snippet in SwiftSnippets.all {
          let found = try await differences(of: [snippet], browser)
          #expect(found == [], "\(snippet)")
        }
      }
    }

    /// Where they do not agree, and why; all of it is Swift that does not compile, or not as it is meant.
    @Test(
      .enabled(if: SourceKit.shared != nil, "this toolchain has no SourceKit"),
      arguments: [
        // A comment in the brackets of a text hides their end: the page has all of it as a text.
        ("let a = \"\\(b // )\"\nlet c = 1", ["//: string, not comment", ")\": string, not comment"]),
        // Without a pack to repeat there is no `each`.
        ("each T; f()", ["each: keyword, not "]),
        // No operator begins behind a letter, but `return` is no operand.
        ("return-1", ["-: , not number"]),
        // No label is followed by a name in a call.
        ("f(x, private y: 3)", ["private: , not keyword"]),
        // The compiler wants no blank behind `@`, and reads on.
        ("@ objc class A {}", ["@: , not attribute", "objc: , not attribute"]),
        // A name at the end of a line, and one on the next, are taken for a declaration.
        ("let actor = b; actor\nc", ["actor: , not keyword"]),
      ] as [(String, [String])])
    func differWhereSwiftIsBroken(_ code: String, _ expected: [String]) async throws {
      try await withColours { browser in
        let found = try await differences(of: [code], browser)
        #expect(found == expected)
      }
    }

    /// Whatever is unfinished: the pieces lie in the text, one behind the other, and those that were found by going on from what was known
    /// are those that are found from the beginning.
    @Test func everyBeginningIsRead() async throws {
      try await withColours { browser in
        let wrong = try await browser.run(
          """
          var wrong = [];
          function look(text, before, known) {
            var now = swiftColours(text), end = 0;
            now.tokens.forEach(function (one) {
              if (one.start < end || one.length < 1 || one.start + one.length > text.length) wrong.push(text);
              end = one.start + one.length;
            });
            var gone = known && swiftColours(text, known, changeBetween(before, text));
            if (gone && JSON.stringify(gone.tokens) !== JSON.stringify(now.tokens)) wrong.push("going on: " + text);
            return now;
          }
          var texts = \(Self.literal(SwiftSnippets.all));
          texts.forEach(function (text) {
            var known = null;
            for (var end = 0; end <= text.length; end++) known = look(text.slice(0, end), text.slice(0, end - 1), known);
          });
          // Written into the middle of all of them.
          var all = texts.slice(0, 12).join("\\n\\n"), known = swiftColours(all);
          ['"', '\"""', '/*', '*/', '(', '}', '\\n', 'x', '#"', '//', "\\\\(", '@', '0'].forEach(function (sign) {
            for (var at = 0; at < all.length; at += 41) look(all.slice(0, at) + sign + all.slice(at), all, known);
            for (var at = 0; at < all.length; at += 53) look(all.slice(0, at) + all.slice(at + 7), all, known);
          });
          return wrong;
          """, as: [String].self)
        #expect(wrong == [])
      }
    }

    /// What goes on without end is read once: with a look ahead from each sign, some of these would take minutes.
    @Test func longTextsOfOneSignAreRead() async throws {
      try await withColours { browser in
        let lengths = try await browser.run(
          """
          return ['"', '\"""', '\\\\(', '"\\\\(', '/*', '#', '#/\\n', '`', "\\\\'", '<#', '(', '@', '-1 ', '\\\\/', 'set(', 'public '].map(
            function (sign) { var text = sign.repeat(100000 / sign.length); swiftColours(text); return text.length })
          """, as: [Int].self)
        #expect(lengths.count == 16 && lengths.allSatisfy { $0 > 90_000 })
      }
    }
  }
}
