import Foundation

/// Ends what the tests have started and what does not end by itself, with a word on where it stood: a test that would wait for it
/// without end fails instead. It begins with the first thing of this library that a test uses.
package enum ChildWatch {
  /// How long a process may live that a test started, in seconds: what `LECTERN_TEST_PATIENCE` says, else a quarter of an hour.
  package static let patience = ProcessInfo.processInfo.environment["LECTERN_TEST_PATIENCE"].flatMap { Int($0) } ?? 900

  /// Begins it, once for the process.
  package static let begin: Void = {
    // What libraries do when their process ends is not what is tested, and nobody could say which test it was that then waits.
    on_exit(
      { status, _ in
        fflush(nil)
        _exit(status)
      }, nil)
    Thread.detachNewThread { watch() }
  }()

  private static func watch() {
    var seen: [Int32: ContinuousClock.Instant] = [:]
    let start = ContinuousClock.now
    var (lastSign, lastTime) = (start, 0.0)
    while true {
      sleep(5)
      let now = ContinuousClock.now
      let children = Self.children()
      seen = seen.filter { children.contains($0.key) }
      for child in children {
        let first = seen[child, default: now]
        seen[child] = first
        guard now - first > .seconds(patience) else { continue }
        tell("a test has waited \(patience) s for process \(child), which is ended now: \(words(of: child))")
        tell(stacks(of: child))
        tell("the tests meanwhile:\n" + stacks(of: getpid()))
        kill(child, SIGKILL)
      }
      // What waits for itself starts nothing and computes nothing.
      let time = processorSeconds()
      if !children.isEmpty || time - lastTime > 2 { (lastSign, lastTime) = (now, time) }
      if now - lastSign > .seconds(patience / 3) || now - start > .seconds(4 * patience) {
        tell("the tests do not end:\n" + stacks(of: getpid()))
        fflush(nil)
        abort()
      }
    }
  }

  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The processes that this one has started and that have not ended.
  private static func children() -> Set<Int32> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let own = "\(getpid())"
    return Set(
      names.compactMap { Int32($0) }.filter { id in
        guard let text = FileManager.default.contents(atPath: "/proc/\(id)/stat") else { return false }
        // The name may have blanks and brackets in it: what follows it are the state and the parent.
        let rest = String(decoding: text, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
        // SourceKit is asked from the first test to the last.
        return rest.count > 1 && rest[1] == own && rest[0] != "Z" && !words(of: id).contains("lectern-sourcekit")
      })
  }

  private static func words(of process: Int32) -> String {
    String(decoding: FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data(), as: UTF8.self)
      .replacingOccurrences(of: "\0", with: " ")
  }

  /// Where its threads are, where there is a debugger to ask.
  private static func stacks(of process: Int32) -> String {
    guard let debugger = Browser.program("gdb") else { return "(gdb is not installed)" }
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("stacks-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    let asking = Process()
    asking.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The names of functions are enough: all that the debugger could read of these tests takes it a minute.
    let reading = "\(debugger.path) -nx -readnever -p \(process) -batch -ex 'thread apply all bt 30'"
    asking.arguments = ["-c", "timeout 100 \(reading) > '\(output.path)' 2>&1"]
    guard (try? asking.run()) != nil else { return "(gdb does not start)" }
    for _ in 0..<1200 where asking.isRunning { usleep(100_000) }
    return String(decoding: FileManager.default.contents(atPath: output.path) ?? Data(), as: UTF8.self)
  }

  /// Not by way of standard output, which may be kept back until the end.
  private static func tell(_ words: String) { FileHandle.standardError.write(Data("ChildWatch: \(words)\n".utf8)) }
}
