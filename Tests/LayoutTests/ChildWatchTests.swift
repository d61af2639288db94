import Foundation
import TestSupport
import Testing

/// What watches over the tests, in processes of its own and with little patience.
@Suite struct ChildWatchTests {
  @Test func whatIsWaitedForInVainIsEnded() async {
    let result = await #expect(processExitsWith: .success, observing: [\.standardErrorContent]) {
      setenv("LECTERN_TEST_PATIENCE", "4", 1)
      ChildWatch.begin
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sleep")
      process.arguments = ["1000"]
      // Else it would keep open what is read here to its end.
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGKILL)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("a test has waited 4 s for process") && said.contains("/bin/sleep 1000"), "\(said)")
  }

  @Test func testsThatWaitForThemselvesAreEnded() async {
    let result = await #expect(processExitsWith: .signal(SIGABRT), observing: [\.standardErrorContent]) {
      setenv("LECTERN_TEST_PATIENCE", "1", 1)
      ChildWatch.begin
      pause()
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.contains("the tests do not end"), "\(said)")
  }
}
