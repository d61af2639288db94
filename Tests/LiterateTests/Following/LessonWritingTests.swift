import Foundation
import TestSupport
import Testing

@testable import Literate

/// A learner's code goes into its fence, and nothing else in the file is touched.
@Suite struct LessonWritingTests {
  private func write(_ text: String, _ change: StepChange, meanwhile: String? = nil) throws -> String {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.md")
      try Data(text.utf8).write(to: file)
      let lesson = try LessonParser.parse(contentsOf: file, file: file.path)
      if let meanwhile { try Data(meanwhile.utf8).write(to: file) }
      defer {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["a.md"])
      }
      do {
        let after = try LessonWriting.write(change, to: lesson)
        #expect(after.steps.first { $0.id == change.step }?.source == change.mine)
      } catch {
        #expect(try String(contentsOf: file, encoding: .utf8) == meanwhile ?? text, "as it was")
        throw error
      }
      // Foundation would leave the byte order mark out.
      return String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
  }

  private func change(_ original: String, _ mine: String) -> StepChange {
    StepChange(step: "b", original: original, mine: mine, isUsed: true)
  }

  @Test func onlyTheFenceIsTouched() throws {
    let text = "\u{FEFF}Words\r\n\r\n  ~~~~ swift {#b}\r\n  let x = 1\r\n\r\n  print(x)\r\n  ~~~~\r\nmore\rend"
    let written = try write(text, change("let x = 1\n\nprint(x)\n", "let y = 2\n\n\nprint(y)\n\"\"\"\n```\n\"\"\"\n"))
    #expect(
      written
        == "\u{FEFF}Words\r\n\r\n  ~~~~ swift {#b}\r\n  let y = 2\r\n\r\n\r\n  print(y)\r\n  \"\"\"\r\n  ```\r\n  \"\"\"\r\n  ~~~~\r\nmore\rend"
    )
    #expect(try write("```swift {#b}\n1\n```\n", change("1\n", "")) == "```swift {#b}\n```\n")
    #expect(try write("```swift {#b}\n```\n", change("", "1\n")) == "```swift {#b}\n1\n```\n")
  }

  @Test func aChangeElsewhereIsKept() throws {
    let now = "New words\n\n```swift {#b}\n1\n```\n"
    #expect(
      try write("```swift {#b}\n1\n```\n", change("1\n", "2\n"), meanwhile: now) == now.replacing("1\n", with: "2\n"))
  }

  @Test func whatWouldLoseSomethingIsRefused() throws {
    let text = "```swift {#b}\n1\n```\n"
    #expect(throws: LessonWritingError.self) {
      try write(text, change("1\n", "2\n"), meanwhile: "```swift {#b}\n3\n```\n")
    }
    #expect(throws: LessonWritingError.self) { try write(text, change("1\n", "2\n"), meanwhile: "Gone.\n") }
    #expect(throws: LessonWritingError.self) { try write(text, change("1\n", "\"\"\"\n```\n\"\"\"\n")) }
    #expect(throws: LessonErrors.self) { try write(text, change("1\n", "2\n"), meanwhile: "```swift {#b\n1\n```\n") }
  }
}
