import Files
import Foundation
import Testing

@Suite struct FileLockTests {
  @Test func oneHoldsItAtATime() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("lock-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    nonisolated(unsafe) var inside = 0
    nonisolated(unsafe) var most = 0
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      try? FileLock.exclusively(url) {
        inside += 1
        most = max(most, inside)
        usleep(2000)
        inside -= 1
      }
    }
    #expect(most == 1 && inside == 0)
  }

  @Test func aFolderThatIsNotThereIsAnErrorThatNamesIt() {
    let url = URL(fileURLWithPath: "/nonexistent/some.lock")
    #expect(throws: FileError.unwritable(file: url.path, reason: "No such file or directory")) {
      try FileLock.exclusively(url) {}
    }
  }
}
