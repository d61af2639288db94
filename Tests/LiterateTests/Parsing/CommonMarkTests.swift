import Foundation
import TestSupport
import Testing

@testable import Literate

@Suite struct CommonMarkTests {
  private struct Example: Decodable {
    var markdown: String
    var example: Int
  }
  private static let file = Shared.url("odd/markdown/spec_tests.json")

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: file.path), "the CommonMark examples are not at \(file.path)"))
  func everyExampleIsRead() throws {
    let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: Self.file))
    #expect(examples.count == 652)
    var refused: [Int: LessonErrors] = [:]
    for example in examples {
      let text = "---\ntitle: A\n---\n\(example.markdown)\n\n```swift {#last}\n1\n```\n"
      do {
        let lesson = try lesson(text)
        let lines = text.components(separatedBy: "\n")
        for step in lesson.steps where step.id == "last" { #expect(lines[step.line - 1] == "1") }
      } catch let errors as LessonErrors {
        refused[example.example] = errors
      }
    }
    // What the examples have and lessons cannot: pictures that are not there and fences that are never closed.
    for (example, errors) in refused {
      for error in errors.errors {
        switch error.problem {
        case .pictureFromNetwork, .pictureMissing, .pictureKind, .fenceOpen, .fenceInStep, .frontMatterNotFirst: break
        default: Issue.record("example \(example): \(error)")
        }
      }
    }
    #expect(refused.count < 60)
  }

  @Test func noInputCrashes() {
    // The same every time: a small generator, seeded.
    var state: UInt64 = 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let pieces = [
      "```", "~~~", "swift", " {", "}", "#a", "title=\"", "\"", "\n", "\n", "---\n", "> ", "- ", "    ", "\t", "<b>",
      "![a](b)", "[a](b.md)", "|a|b|\n|-|-|\n", "# ", "\\", "\0", "é", "\u{FEFF}", "\r", "\r\n", "\u{301}", "\u{2028}",
      "\u{B}", "<!--", "parameters:", "  a: 1\n",
      "&amp;",
    ]
    for _ in 0..<3000 {
      let text = (0..<next(30)).map { _ in pieces[next(pieces.count)] }.joined()
      _ = mistakes(text)
    }
  }
}
