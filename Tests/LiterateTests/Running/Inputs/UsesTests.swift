import Foundation
import StepOutput
import Testing

@testable import Literate

/// What a step does with files is noted, by whatever library it does it.
@Suite struct UsesTests {
  @Test(arguments: [
    #"_ = try String(contentsOfFile: "HERE/a.txt", encoding: .utf8)"#,
    #"_ = try Data(contentsOf: URL(fileURLWithPath: "HERE/a.txt"))"#,
    #"_ = try Data(contentsOf: URL(fileURLWithPath: "HERE/a.txt"), options: .alwaysMapped)"#,
    #"_ = FileHandle(forReadingAtPath: "HERE/a.txt")?.readDataToEndOfFile()"#,
    #"_ = FileManager.default.contents(atPath: "HERE/a.txt")"#,
    #"_ = InputStream(fileAtPath: "HERE/a.txt").map { $0.open() }"#,
    #"_ = fopen("HERE/a.txt", "r")"#,
    #"_ = open("HERE/a.txt", O_RDONLY)"#,
    #"_ = openat(AT_FDCWD, "HERE/./sub/..//a.txt", O_RDONLY)"#,
    #"let folder = open("HERE/sub", O_RDONLY); _ = openat(folder, "../a.txt", O_RDONLY)"#,
    #"FileManager.default.changeCurrentDirectoryPath("HERE/sub"); _ = fopen("../a.txt", "r")"#,
    // The lesson's own files by their names.
    #"_ = try String(contentsOfFile: "a.txt", encoding: .utf8)"#,
    #"try FileManager.default.copyItem(atPath: "HERE/a.txt", toPath: "mine.txt")"#,
    #"Thread { _ = fopen("HERE/a.txt", "r"); exit(3) }.start(); sleep(20)"#,
    #"DispatchQueue.concurrentPerform(iterations: 4) { _ in _ = fopen("HERE/a.txt", "r") }"#,
  ])
  func aFileThatIsReadIsAnInput(code: String) async throws {
    let bench = try UsesBench(["a.txt": "one", "sub/b.txt": "two"])
    defer { bench.remove() }
    let (inputs, unknown, _) = try await bench.inputs(code)
    let input = try #require(inputs.first { $0.path.hasSuffix("a.txt") }, "\(inputs)")
    #expect(URL(fileURLWithPath: input.path).standardizedFileURL.path == bench.path("a.txt"))
    #expect(input.kind == .content && !input.isUnsettled && input.status.size == 3 && unknown.isEmpty)
    #expect(input.digest == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed")
    #expect(!inputs.contains { $0.path.hasPrefix("/proc") || $0.path.contains("/work/") })
  }

  @Test(arguments: [
    #"_ = try FileManager.default.contentsOfDirectory(atPath: "HERE/sub")"#,
    #"_ = FileManager.default.enumerator(atPath: "HERE/sub")?.allObjects"#,
    #"_ = FileManager.default.enumerator(at: URL(fileURLWithPath: "HERE/sub"), includingPropertiesForKeys: nil)?.allObjects"#,
    #"_ = try FileManager.default.subpathsOfDirectory(atPath: "HERE/sub")"#,
    #"_ = opendir("HERE/sub")"#,
    #"_ = fdopendir(open("HERE/sub", O_RDONLY))"#,
    #"_ = try FileManager.default.contentsOfDirectory(atPath: "sub")"#,
    #"try FileManager.default.copyItem(atPath: "HERE/sub", toPath: "mine")"#,
  ])
  func aFolderThatIsListedIsAnInput(code: String) async throws {
    let bench = try UsesBench(["sub/b.txt": "two", "sub/c.txt": "three"])
    defer { bench.remove() }
    let (inputs, _, _) = try await bench.inputs(code)
    let input = try #require(inputs.first { $0.path == bench.path("sub") && $0.kind == .names }, "\(inputs)")
    #expect(input.names == ["b.txt", "c.txt"] && !input.isUnsettled)
  }

  @Test func whatAStepMadeItselfIsNoInput() async throws {
    let bench = try UsesBench(["old.txt": "one"])
    defer { bench.remove() }
    let (inputs, unknown, _) = try await bench.inputs(
      """
      for name in ["gone.txt", "there.txt"] {
        let file = URL(fileURLWithPath: "HERE/" + name)
        try Data("mine".utf8).write(to: file)
        print(try String(contentsOf: file, encoding: .utf8))
        _ = fopen(file.path, "r")
      }
      _ = fopen("HERE/old.txt", "a+")
      try FileManager.default.removeItem(atPath: "HERE/gone.txt")
      """)
    // Foundation looks whether there is one before it writes: that a rerun finds one is another matter.
    #expect(unknown.isEmpty && inputs.kinds(bench.path("gone.txt")) == [.presence], "\(inputs)")
    #expect(inputs.kinds(bench.path("there.txt")) == [.presence, .written])
    #expect(inputs.allSatisfy { $0.kind != .content || $0.path == bench.path("old.txt") }, "\(inputs)")
    #expect(inputs.kinds(bench.path("old.txt")).contains(.content))
  }

  @Test func whatIsOnlyLookedForIsNoted() async throws {
    let bench = try UsesBench(["a.txt": "one", "b.txt": "two"])
    defer { bench.remove() }
    let (inputs, _, _) = try await bench.inputs(
      """
      let files = FileManager.default
      print(access("HERE/a.txt", R_OK), files.fileExists(atPath: "HERE/none/deep.txt"), files.fileExists(atPath: "other.txt"))
      print(try files.attributesOfItem(atPath: "HERE/b.txt")[.size] ?? 0)
      _ = open("HERE/gone.txt", O_RDONLY)
      """)
    #expect(inputs.kinds(bench.path("a.txt")) == [.presence])
    #expect(inputs.first { $0.path == bench.path("b.txt") }?.kind == .status)
    // While the folder is missing, so is what would be in it; and what is missing beside a step would lie beside the lesson.
    for name in ["none", "other.txt", "gone.txt"] {
      let input = inputs.first { $0.path == bench.path(name) }
      #expect(input?.kind == .presence && input?.status.thing == .absent, "\(name): \(inputs)")
    }
  }

  @Test func whatTheLessonWroteIsNoInput() async throws {
    let bench = try UsesBench(["log.txt": "before\n"])
    defer { bench.remove() }
    let (inputs, unknown, run) = try await bench.inputs(
      """
      try "mine".write(toFile: "here.txt", atomically: true, encoding: .utf8)
      try "mine".write(toFile: "HERE/there.txt", atomically: false, encoding: .utf8)
      let log = fopen("HERE/log.txt", "a")!
      fputs("line\\n", log)
      fclose(log)
      """,
      """
      print(try String(contentsOfFile: "here.txt", encoding: .utf8), try String(contentsOfFile: "HERE/there.txt", encoding: .utf8))
      """)
    #expect(run.record.succeeded && unknown.isEmpty)
    #expect(inputs.kinds(bench.path("there.txt")) == [.written] && inputs.kinds(bench.path("log.txt")) == [.presence])
    #expect(inputs.kinds(bench.path("here.txt")).isEmpty, "\(inputs)")
  }

  @Test func whatTheLessonReadAndThenWroteIsNotSettled() async throws {
    let bench = try UsesBench(["count.txt": "1"])
    defer { bench.remove() }
    let (inputs, _, _) = try await bench.inputs(
      """
      let count = Int(try String(contentsOfFile: "HERE/count.txt", encoding: .utf8))!
      try "\\(count + 10)".write(toFile: "HERE/count.txt", atomically: false, encoding: .utf8)
      """)
    let input = try #require(inputs.first { $0.path == bench.path("count.txt") && $0.kind == .content })
    #expect(input.isUnsettled)
    #expect(input.change(since: .max, InputDigests()) == .whileItRan)
  }

  /// A step's process tells of itself; where it cannot, the one that forked it does.
  @Test(arguments: [
    "fatalError()", "exit(3)", "kill(getpid(), SIGKILL)", "throw CancellationError()",
    "let none: [Int] = []; print(none[1])",
    "while true { usleep(1000) }",
  ])
  func aStepThatFailsHasReadToo(end: String) async throws {
    let bench = try UsesBench(["a.txt": "one"])
    defer { bench.remove() }
    let fails = KernelBench.attributes {
      $0.expectsError = true
      $0.timeout = 2
    }
    let (inputs, _, run) = try await bench.inputs(
      "let text = try String(contentsOfFile: \"a.txt\", encoding: .utf8)\n\(end)", "print(1)", attributes: [0: fails])
    #expect(run.record.steps.map(\.state) == [.failedAsExpected, .ran], "\(run.record.steps)")
    #expect(inputs.kinds(bench.path("a.txt")) == [.content], "\(inputs)")
  }

  @Test func everyStepSaysWhatItReadItself() async throws {
    let bench = try UsesBench(["a.txt": "one", "b.txt": "two"])
    defer { bench.remove() }
    let (inputs, _, run) = try await bench.inputs(
      #"_ = fopen("HERE/a.txt", "r")"#, "print(1)", #"_ = fopen("HERE/b.txt", "r"); _ = fopen("HERE/a.txt", "r")"#)
    #expect(inputs.first { $0.path == bench.path("a.txt") }?.step == 0)
    #expect(inputs.first { $0.path == bench.path("b.txt") }?.step == 2)
    #expect(run.uses["s2"] == [])
    #expect(run.uses["s3"]?.filter { $0.kind == .read }.map(\.path) == [bench.path("b.txt"), bench.path("a.txt")])
  }

  @Test func theEnginesReadersAreSeen() async throws {
    let bench = try UsesBench()
    defer { bench.remove() }
    let network = """
      let input = Input([8, 8, 3])
      let model = try Model(inputs: input, outputs: GlobalAveragePooling2D()(Conv2D(4, kernelSize: 3)(input)), name: "tiny")
      """
    let made = try await bench.run([
      network + "\ntry model.saveWeights(\"HERE/tiny.weights.h5\")\n"
        + "try Data(contentsOf: Photos.goldfish().url).write(to: URL(fileURLWithPath: \"HERE/fish.jpg\"))"
    ])
    #expect(made.record.succeeded, "\(made.record.steps)")
    let (inputs, unknown, run) = try await bench.inputs(
      network + "\ntry model.loadWeights(from: URL(fileURLWithPath: \"HERE/tiny.weights.h5\"))",
      "print(try Picture(contentsOf: URL(fileURLWithPath: \"HERE/fish.jpg\")).width)")
    #expect(run.record.succeeded && unknown.isEmpty, "\(run.record.steps)")
    #expect(inputs.kinds(bench.path("tiny.weights.h5")).contains(.content), "\(inputs)")
    #expect(inputs.kinds(bench.path("fish.jpg")) == [.content], "\(inputs)")
  }

  @Test(arguments: [
    (#"_ = system("true")"#, UnknownInput.program("true")),
    (#"let p = popen("true", "r"); pclose(p)"#, .program("true")),
    (
      """
      let other = Process()
      other.executableURL = URL(fileURLWithPath: "/bin/true")
      try other.run()
      other.waitUntilExit()
      """, .program("/bin/true")
    ),
    (
      """
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(9).bigEndian
      address.sin_addr.s_addr = UInt32(0x7f000001).bigEndian
      let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      _ = withUnsafePointer(to: &address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, size) } }
      """, .connection
    ),
    (#"mkfifo("HERE/pipe", 0o600); _ = open("HERE/pipe", O_RDWR)"#, .device("HERE/pipe")),
    (#"var found = glob_t(); _ = glob("HERE/*", 0, nil, &found)"#, .unfollowed),
  ])
  func whatCannotBeKnownIsSaid(code: String, reason: UnknownInput) async throws {
    let bench = try UsesBench()
    defer { bench.remove() }
    let (_, unknown, run) = try await bench.inputs("print(1)", code)
    var reason = reason
    if case .device(let path) = reason {
      reason = .device(path.replacingOccurrences(of: "HERE", with: bench.folder.path))
    }
    #expect(run.record.succeeded && unknown == [1: reason], "\(run.record.steps) \(unknown)")
  }

  @Test func errnoAndResultsAreAsWithoutNotes() async throws {
    let bench = try UsesBench(["a.txt": "one"])
    defer { bench.remove() }
    let run = try await bench.run([
      """
      errno = 0
      print(open("HERE/none", O_RDONLY), errno == ENOENT, open("HERE/a.txt/b", O_RDONLY), errno == ENOTDIR)
      print(open("HERE/a.txt", O_CREAT | O_EXCL | O_RDWR, 0o600), errno == EEXIST, opendir("HERE/a.txt") == nil, errno == ENOTDIR)
      errno = 7
      let file = open("HERE/new.txt", O_CREAT | O_RDWR, 0o640)
      print(file >= 0, errno)
      var status = stat()
      print(stat("HERE/new.txt", &status), status.st_mode & 0o777 == 0o640, lstat("HERE/none", &status), errno == ENOENT)
      var buffer = [CChar](repeating: 0, count: 100)
      print(readlink("HERE/a.txt", &buffer, 100), errno == EINVAL)
      """
    ])
    #expect(
      run.record.steps[0].text
        == "-1 true -1 true\n-1 true true true\ntrue 7\n0 true -1 true\n-1 true\n", "\(run.record.steps)")
  }

  /// A link may lead elsewhere one day, and what it leads to may change.
  @Test(arguments: ["data/a.txt", "HERE/data/a.txt"])
  func aLinkStaysALink(path: String) async throws {
    let bench = try UsesBench(["one/a.txt": "1", "two/a.txt": "2"])
    defer { bench.remove() }
    let link = bench.path("data")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: bench.path("one"))
    let (inputs, _, _) = try await bench.inputs("print(try String(contentsOfFile: \"\(path)\", encoding: .utf8))")
    let input = try #require(inputs.first { $0.kind == .content })
    #expect(input.change(since: .max, InputDigests()) == nil)
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: bench.path("two"))
    #expect(input.change(since: .max, InputDigests()) == .content)
  }

  /// Where a thread lives on, the next step runs in the same process.
  @Test func aStepInPlaceIsFollowedToo() async throws {
    let bench = try UsesBench(["a.txt": "one", "b.txt": "two"])
    defer { bench.remove() }
    let fails = KernelBench.attributes { $0.expectsError = true }
    let (inputs, _, run) = try await bench.inputs(
      "Thread { sleep(100) }.start(); usleep(100_000)", "_ = fopen(\"HERE/a.txt\", \"r\")",
      "_ = fopen(\"HERE/b.txt\", \"r\"); exit(7)", attributes: [2: fails])
    #expect(run.record.steps.map(\.state) == [.ran, .ran, .failedAsExpected])
    #expect(inputs.first { $0.path == bench.path("a.txt") }?.step == 1, "\(inputs)")
    #expect(inputs.first { $0.path == bench.path("b.txt") }?.step == 2, "\(inputs)")
  }

  @Test func manyFilesOnManyThreadsAreAllNoted() async throws {
    let bench = try UsesBench()
    defer { bench.remove() }
    let (inputs, _, run) = try await bench.inputs(
      """
      DispatchQueue.concurrentPerform(iterations: 8) { part in
        for number in 0..<1000 { _ = access("HERE/\\(number)-\\(part)", R_OK); _ = access("HERE/same", R_OK) }
      }
      """)
    #expect(run.record.succeeded)
    #expect(inputs.filter { $0.path.hasPrefix(bench.folder.path + "/") }.count == 8001)
  }
}
