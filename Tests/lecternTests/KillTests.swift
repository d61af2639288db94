import Foundation
import Literate
import Testing

/// A run that is broken off at any moment leaves whole files, no process and no folder.
@Suite(.serialized) struct KillTests {
  private static let lessons = [
    "01-short.md": "# A\n\n```swift {#a}\nfor i in 0..<10 { print(i); usleep(10_000) }\n```\n",
    "02-loud.md": """
    # B

    ```swift {#a}
    let line = String(repeating: "abcdefghi\\n", count: 1_000_000)
    for _ in 0..<10 { print(line) }
    ```

    """,
    "03-stubborn.md": """
    # C

    ```swift {#a}
    signal(SIGTERM, SIG_IGN)
    signal(SIGINT, SIG_IGN)
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/bin/sleep")
    other.arguments = ["600"]
    try other.run()
    while true { try "x".write(toFile: "mine.txt", atomically: false, encoding: .utf8) }
    ```

    """,
  ]

  @Test func nothingIsLeft() throws {
    let bench = try CommandLineBench(Self.lessons)
    defer { bench.remove() }
    // So that the moments are those of running, not of compiling.
    _ = try bench.run("timeout -s KILL 20 lectern run 01 02; timeout -s KILL 3 lectern run 03")
    let seed = UInt64.random(in: 1...1_000_000)
    var random = Numbers(state: seed)
    for (number, lesson) in zip(
      [SIGKILL, SIGINT, SIGTERM, SIGHUP, SIGKILL, SIGKILL], ["03", "03", "02", "", "02", "01"])
    {
      let process = bench.process("exec lectern run \(lesson)")
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 10_000...1_200_000, using: &random))
      kill(process.processIdentifier, number)
      if number == SIGINT {
        // The first only stops the step. Two that come at once count as one.
        while process.isRunning {
          usleep(200_000)
          kill(process.processIdentifier, number)
        }
      }
      process.waitUntilExit()
      let left = Self.left(of: bench)
      #expect(left == [], "signal \(number), seed \(seed)")
      for name in bench.names("Output") where name.hasSuffix(".html") {
        #expect(try bench.text("Output/\(name)").hasSuffix("</html>\n"), "\(name), seed \(seed)")
      }
      for name in bench.names("Output") where name.hasSuffix(".json") {
        let data = Data(try bench.text("Output/\(name)").utf8)
        #expect(throws: Never.self, "\(name), seed \(seed)") { try JSONDecoder().decode(LessonRecord.self, from: data) }
      }
    }
    #expect(try bench.run("lectern run 01 -q").status == 0)
    #expect(bench.names("../tmp") == [], "seed \(seed)")
    #expect(!bench.names("Output").contains { $0.hasPrefix(".") })
  }

  /// A moment of a run, and the process whose arguments have this in them once it has come.
  @Test(arguments: [
    ("compiling", "swift-frontend\0-frontend\0-c"), ("running", "/bin/sleep\0600"), ("between lessons", "here 2"),
  ])
  func killedAtAMomentThatMatters(_ moment: String, _ sign: String) throws {
    // New code each time, so that it is compiled.
    let number = Int.random(in: 1...1_000_000_000)
    let program = """
      let other = Process()
      other.executableURL = URL(fileURLWithPath: "/bin/sleep")
      other.arguments = ["600"]
      try other.run()
      other.waitUntilExit()
      """
    let bench = try CommandLineBench([
      "01-a.md": "# A\n\n```swift {#a}\nlet number = \(number)\n```\n",
      "02-b.md": "# B\n\n```swift {#a}\nlet number = \(number)\n\(program)\n```\n",
    ])
    defer { bench.remove() }
    _ = try bench.run("mkdir Output; echo mine > Output/02-b.html")
    let process = bench.process("exec lectern run")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let isThere =
      sign == "here 2"
      ? { bench.names("Output").contains("01-a.html") }
      : { Self.processes(with: bench.temporary.path).contains { Self.arguments(of: $0).contains(sign) } }
    while !isThere(), process.isRunning { usleep(1_000) }
    #expect(process.isRunning, "\(moment)")
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(Self.left(of: bench) == [], "\(moment)")
    #expect(bench.names("../tmp") == [], "\(moment)")
    #expect(try bench.text("Output/02-b.html") == "mine\n")
    // What was half compiled is in nobody's way.
    #expect(try bench.run("lectern run 01 -q").status == 0)
    let cache = try FileManager.default.contentsOfDirectory(
      atPath: CommandLineBench.cache.appendingPathComponent("steps").path)
    #expect(!cache.contains { $0.hasPrefix(".aside.\(process.processIdentifier).") })
  }

  private static func arguments(of process: String) -> String {
    FileManager.default.contents(atPath: "/proc/\(process)/cmdline").map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  @Test func aKernelThatIsKilledWithItsRunnerLeavesNoProcess() throws {
    let bench = try CommandLineBench([
      "01-a.md": "# A\n\n```swift {#a}\nlet a = 1\n```\n\n```swift {#b}\nwhile true { usleep(9_999) }\n```\n"
    ])
    defer { bench.remove() }
    let process = bench.process("exec lectern run -q")
    try process.run()
    // The first process, the parameters, the step before and the one that runs.
    var kernels: [String] = []
    while kernels.count < 4, process.isRunning {
      usleep(5_000)
      kernels = Self.processes(with: bench.temporary.path).filter { Self.arguments(of: $0).contains("lectern-kernel") }
    }
    for id in [process.processIdentifier] + kernels.prefix(1).compactMap({ pid_t($0) }) { kill(id, SIGKILL) }
    process.waitUntilExit()
    var left = ["?"]
    for _ in 0..<1500 where !left.isEmpty {
      usleep(20_000)
      left = Self.processes(with: bench.temporary.path)
    }
    #expect(left == [])
    // Nobody was left to remove the folder: the next run does.
    #expect(try bench.run("echo '# A' > Lessons/01-a.md; lectern run -q").status == 0)
    #expect(try bench.run("echo '# A\n\n```swift\nlet a = 1\n```' > Lessons/01-a.md; lectern run -q").status == 0)
    #expect(bench.names("../tmp") == [])
  }

  @Test func whatAKilledRunLeftIsRemovedByTheNext() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello])
    defer { bench.remove() }
    let gone = try bench.run("echo $$").output.trimmingCharacters(in: .whitespacesAndNewlines)
    let result = try bench.run(
      """
      mkdir -p Output "$TMPDIR/lectern-\(gone)-X"
      touch Output/.index.html.\(gone).7.part Output/.index.html.$$.7.part Output/.mine.part
      lectern run -q
      """)
    #expect(result.status == 0)
    let hidden = bench.names("Output").filter { $0.hasPrefix(".") }
    // One of a process that lives, and one that is not Lectern's, stay.
    #expect(hidden.count == 2 && !hidden.contains { $0.contains(".\(gone).7") } && hidden.contains(".mine.part"))
    #expect(bench.names("../tmp") == [])
  }

  @Test func twoAtOnceDoNotHarmEachOther() throws {
    let bench = try CommandLineBench(Sample.course)
    defer { bench.remove() }
    let fresh = bench.folder.appendingPathComponent("cache").path
    let result = try bench.run(
      "lectern run -q 2>a & other=$!; lectern run -q 2>b; echo $?; wait $other; echo $?; cat a b",
      environment: ["LECTERN_CACHE": fresh])
    #expect(result.output.hasPrefix("1\n1\nLessons/04-fails.md:17:"), "\(result)")
    #expect(result.output.split(separator: "\n").count == 4)
    #expect(
      bench.names("Output") == ["01-hello.html", "01-hello.json", "04-fails.html", "04-fails.json", "index.html"])
  }

  /// The processes of a run that was ended; those that are about to end get their time.
  private static func left(of bench: CommandLineBench) -> [String] {
    var left = processes(with: bench.temporary.path)
    for _ in 0..<1500 where !left.isEmpty || !bench.names("../tmp").isEmpty {
      usleep(20_000)
      left = processes(with: bench.temporary.path)
    }
    return left
  }

  /// The processes whose environment names this folder.
  private static func processes(with folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).filter { name in
      guard Int(name) != nil, let data = FileManager.default.contents(atPath: "/proc/\(name)/environ") else {
        return false
      }
      return data.range(of: Data("TMPDIR=\(folder)".utf8)) != nil
    }
  }
}

/// xorshift64 (Marsaglia 2003): moments that a failing test can name.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
