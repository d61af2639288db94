import Files
import Foundation
import Testing

@Suite struct SystemReasonTests {
  @Test func theSystemsWordsAreFound() {
    do {
      _ = try Data(contentsOf: URL(fileURLWithPath: "/no/such/file"))
      Issue.record("there is no such file")
    } catch {
      #expect(SystemReason.words(of: error) == "No such file or directory")
      #expect(SystemReason.sentence(for: error) == "/no/such/file: No such file or directory")
    }
    #expect(throws: (any Error).self) {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: "/dev/null/folder"), withIntermediateDirectories: true)
    }
    #expect(SystemReason.words(of: POSIXError(.ENOSPC)) == "No space left on device")
  }

  @Test func othersSayItThemselves() {
    struct Full: Error, CustomStringConvertible { var description: String { "the jar is full" } }
    #expect(SystemReason.sentence(for: Full()) == "the jar is full")
  }
}
