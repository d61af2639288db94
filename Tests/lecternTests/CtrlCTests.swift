import Foundation
import Testing

/// Ctrl-C: once it stops the step, twice it stops the run.
@Suite(.serialized) struct CtrlCTests {
  private static let quick = "# A\n\n```swift {#a}\nprint(1)\n```\n"

  /// A lesson that says by a file that it has come to a step without end.
  private static func endless(_ first: String, in bench: URL) -> String {
    """
    # B

    ```swift {#before}
    print("before")
    ```

    ```swift {#endless}
    \(first)
    FileManager.default.createFile(atPath: "\(bench.path)/here", contents: nil)
    while true { usleep(1_000) }
    ```

    """
  }

  private func begin(_ first: String) throws -> (bench: CommandLineBench, process: Process) {
    let bench = try CommandLineBench(["01-a.md": Self.quick, "02-b.md": "", "03-c.md": Self.quick])
    let lesson = Self.endless(first, in: bench.folder)
    try Data(lesson.utf8).write(to: bench.folder.appendingPathComponent("Lessons/02-b.md"))
    _ = try bench.run("mkdir Output; echo mine > Output/02-b.html")
    let process = bench.process("exec lectern run >out 2>err")
    try process.run()
    while !bench.names(".").contains("here"), process.isRunning { usleep(5_000) }
    return (bench, process)
  }

  @Test func onceStopsTheStepAndItsLesson() throws {
    let (bench, process) = try begin("let x = 1")
    defer { bench.remove() }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    let (output, errors) = (try bench.text("out"), try bench.text("err"))
    #expect(errors.hasPrefix("Lessons/02-b.md:10") && errors.contains(": stopped\n"), "\(errors)")
    #expect(output.contains("Ctrl-C again stops the run") && output.contains("the page of 02-b is not written anew"))
    #expect(output.contains("3 lessons, 4 steps: 1 failed"), "\(output)")
    #expect(try bench.text("Output/02-b.html") == "mine\n")
    #expect(bench.names("Output").contains("03-c.html") && bench.names("../tmp") == [])
  }

  @Test func twiceStopsTheRun() throws {
    let (bench, process) = try begin("signal(SIGINT, SIG_IGN)")
    defer { bench.remove() }
    kill(process.processIdentifier, SIGINT)
    while try !bench.text("out").contains("Ctrl-C again"), process.isRunning { usleep(5_000) }
    #expect(process.isRunning)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
    #expect(try bench.text("Output/02-b.html") == "mine\n")
    #expect(bench.names("Output").contains("01-a.html") && !bench.names("Output").contains("03-c.html"))
    for _ in 0..<1500 where !bench.names("../tmp").isEmpty { usleep(20_000) }
    #expect(bench.names("../tmp") == [])
  }
}
