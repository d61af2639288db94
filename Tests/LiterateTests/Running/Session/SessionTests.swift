import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// A lesson is followed, changed, left and taken up again; what is shown is always what a run from its beginning would show.
  @Suite struct SessionTests {
    @Test func stepsRunAsFarAsAsked() async throws {
      try await SessionBench.with("let x = 1\nprint(x)", "print(x + 1)", "print(x + 2)") { session in
        #expect(await session.run(through: "s2"))
        #expect(await session.text("s1") == "1\n")
        #expect(await session.text("s2") == "2\n")
        #expect(await session.text("s3") == nil)
        #expect(await session.run())
        #expect(await session.text("s3") == "3\n")
        #expect(await session.run(), "nothing is left to run")
      }
    }

    /// It says that it crashes, on a line that is listened to, and the step goes on: taken for the step's end, nothing would ever end.
    @Test func theEndOfAProcessThatWaitsIsNotTheSteps() async throws {
      let attributes = KernelBench.attributes { $0.timeout = 2 }
      try await SessionBench.with("let x = 1", "print(\"begun\")\nwhile true { _ = x }", attributes: [1: attributes]) {
        session in
        await session.run(through: "s1")
        let waiting = await session.processes[1]
        let end = session.observe { event in
          if case .output(_, .text) = event.kind { kill(waiting, SIGSEGV) }
        }
        await session.run()
        end()
        let record = await session.results["s2"]?.record
        #expect(record?.failure?.kind == .timeout, "\(record as Any)")
      }
    }

    @Test func anEditDiscardsTheStepAndWhatFollows() async throws {
      try await SessionBench.with("var x = 1", "x += 1\nprint(x)", "x += 10\nprint(x)") { session in
        await session.run()
        #expect(await session.text("s3") == "12\n")
        try await session.edit("s2", to: "x += 5\nprint(x)")
        #expect(Set(await session.results.keys) == ["s1"])
        await session.run()
        #expect(await session.text("s2") == "6\n")
        #expect(await session.text("s3") == "16\n")
      }
    }

    @Test func goingBackAndOnGivesTheSame() async throws {
      try await SessionBench.with("var list = [1]", "list.append(2)\nprint(list)", "list.append(3)\nprint(list)") {
        session in
        await session.run()
        for id in ["s3", "s2", "s1"] {
          try await session.goBack(toBefore: id)
          #expect(await session.results[id] == nil)
          #expect(await session.run())
          #expect(await session.text("s3") == "[1, 2, 3]\n")
        }
        try await session.rerun(from: "s2")
        #expect(await session.text("s3") == "[1, 2, 3]\n")
      }
    }

    @Test func whatIsWrittenGoesWithTheState() async throws {
      let write = "import Foundation\ntry \"one\".write(toFile: \"a.txt\", atomically: true, encoding: .utf8)"
      let more = """
        let file = FileHandle(forUpdatingAtPath: "a.txt")!
        file.seekToEndOfFile()
        file.write(Data(" two".utf8))
        try FileManager.default.createDirectory(atPath: "folder", withIntermediateDirectories: true)
        try "x".write(toFile: "folder/b.txt", atomically: false, encoding: .utf8)
        """
      let look = """
        print(try String(contentsOfFile: "a.txt", encoding: .utf8), FileManager.default.fileExists(atPath: "folder/b.txt"))
        """
      try await SessionBench.with(write, more, look) { session in
        #expect(await session.run())
        #expect(await session.text("s3") == "one two true\n")
        try await session.rerun(from: "s2")
        #expect(await session.text("s3") == "one two true\n", "the second try did not find what the first wrote")
        try await session.edit("s2", to: "print(FileManager.default.fileExists(atPath: \"folder\"))")
        await session.run()
        #expect(await session.text("s2") == "false\n")
        #expect(await session.text("s3") == "one false\n")
      }
    }

    @Test func aFailureIsMendedWithoutLosingAnything() async throws {
      try await SessionBench.with("let x = [1, 2]\nprint(\"slow\")", "print(x[2])", "print(\"end\")") { session in
        #expect(await session.run() == false)
        #expect(await session.results["s2"]?.record.failure?.kind == .trap)
        #expect(await session.record.steps.map(\.state) == [.ran, .failed, .notReached])
        let before = session.lastEvent
        try await session.edit("s2", to: "print(x[1])")
        #expect(await session.run())
        #expect(await session.text("s2") == "2\n")
        // The step before it did not run again.
        let started = try await Self.started(session, after: before)
        #expect(started == ["s2", "s3"])
      }
    }

    /// Which steps have been run since an event.
    private static func started(_ session: Session, after number: Int) async throws -> [String] {
      let last = session.lastEvent
      var ids: [String] = []
      for await event in try #require(session.events(after: number)) {
        if case .started(let run) = event.kind { ids.append(run.step) }
        if event.number == last { break }
      }
      return ids
    }

    @Test func proseEditsRerunNothingAndMoveLines() async throws {
      let lesson = KernelBench.lesson([
        "func risky() {\n  fatalError(\"no\")\n}", "print(\"two\")", "risky()",
      ])
      let session = try Session(
        lesson, toolchain: try Toolchain.current(), kernel: KernelLocation(products: KernelBench.products))
      await session.run()
      #expect(await session.results["s3"]?.record.failure?.line == 12)
      var moved = lesson
      moved.blocks = lesson.steps.map { step in
        var step = step
        step.line += 100
        return .step(step)
      }
      let before = session.lastEvent
      try await session.update(to: moved)
      let record = try #require(await session.results["s3"]?.record)
      #expect(record.failure?.line == 112 && record.firstLine == 131)
      #expect(record.failure?.details.contains("called from line 131") == true, "\(record.failure as Any)")
      #expect(try await Self.started(session, after: before) == [])
      // Code that was compiled at the old place is told at the new one.
      try await session.goBack(toBefore: "s3")
      await session.run()
      #expect(await session.results["s3"]?.record.failure?.line == 112)
      #expect(try await Self.started(session, after: before) == ["s3"])
      await session.close()
    }

    @Test func aCompilerErrorMovesWithTheProse() async throws {
      let lesson = KernelBench.lesson(["let a = 1", "print(nothing)"])
      let session = try Session(
        lesson, toolchain: try Toolchain.current(), kernel: KernelLocation(products: KernelBench.products))
      await session.run()
      #expect(await session.results["s2"]?.record.failure?.line == 21)
      var moved = lesson
      moved.blocks = lesson.steps.map { step in
        var step = step
        step.line += 100
        return .step(step)
      }
      try await session.update(to: moved)
      #expect(await session.results["s2"]?.record.failure?.line == 121)
      await session.run()
      #expect(await session.results["s2"]?.record.failure?.line == 121)
      await session.close()
    }

    @Test func twoEditsAtOnceAreBothKept() async throws {
      try await SessionBench.with("let x = 1", "print(x)", "print(x)") { session in
        async let first: Void = session.edit("s2", to: "print(x + 10)")
        async let second: Void = session.edit("s3", to: "print(x + 20)")
        _ = try await (first, second)
        await session.run()
        #expect(await session.text("s2") == "11\n")
        #expect(await session.text("s3") == "21\n")
      }
    }

    @Test func aStateThatIsKilledUnderAStepIsMadeAgain() async throws {
      try await SessionBench.with("var x = 1", "print(\"begun\")\nusleep(700_000)\nprint(x)\nexit(3)") { session in
        async let run = session.run()
        try await Self.waitForOutput(session, "begun")
        for pid in await session.processes { kill(pid, SIGKILL) }
        #expect(await run == false)
        let record = try #require(await session.results["s2"]?.record)
        #expect(record.failure?.kind == .exit && record.failure?.line == 24, "\(record)")
        #expect(record.text == "begun\n1\n")
      }
    }

    @Test func programsEndWithTheirStep() async throws {
      let start = """
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/bin/sleep")
        other.arguments = ["1234567"]
        try other.run()
        print(other.processIdentifier)
        """
      let pids = try await SessionBench.with("let a = 1", start + "\nfatalError()", start) { session in
        await session.run()
        let failed = try #require(await session.text("s2").flatMap { pid_t($0.dropLast()) })
        for _ in 0..<1500 where kill(failed, 0) == 0 { usleep(20_000) }
        #expect(kill(failed, 0) != 0, "it outlived the step that trapped")
        try await session.edit("s2", to: "print(2)")
        await session.run()
        let held = try #require(await session.text("s3").flatMap { pid_t($0.dropLast()) })
        #expect(kill(held, 0) == 0, "it ends with the state")
        _ = await session.processes.first.map { kill($0, SIGKILL) }
        return [held]
      }
      for pid in pids {
        for _ in 0..<1500 where kill(pid, 0) == 0 { usleep(20_000) }
        #expect(kill(pid, 0) != 0, "it outlived the session whose first process was killed")
      }
    }

    @Test func aTrialLeavesNothing() async throws {
      try await SessionBench.with("var x = 1", "print(x)") { session in
        let tried = try await session.trial(of: "s2", "x = 99\nprint(x)")
        #expect(tried.result.record.text == "99\n")
        #expect(await session.run())
        #expect(await session.text("s2") == "1\n")
      }
    }

    @Test func alternativesStandSideBySideAndOneIsAdopted() async throws {
      try await SessionBench.with("var x = 1", "x += 1", "print(x)") { session in
        await session.run()
        let ways = try await session.alternatives(
          of: "s2", ["x += 10\nprint(x)", "x += 100\nprint(x)", "fatalError()"])
        #expect(ways.map(\.result.record.text) == ["11\n", "101\n", ""])
        #expect(ways[2].result.record.failure?.kind == .trap)
        #expect(await session.text("s3") == "2\n", "the lesson is as it was")
        try await session.adopt(ways[1].run.number)
        #expect(await session.text("s2") == "101\n")
        #expect(await session.lesson.steps[1].source == "x += 100\nprint(x)\n")
        await session.run()
        #expect(await session.text("s3") == "101\n")
        await #expect(throws: SessionError.unknownAlternative(ways[0].run.number)) {
          try await session.adopt(ways[0].run.number)
        }
      }
    }

    @Test func aStepIsInterruptedAndTheLessonGoesOn() async throws {
      try await SessionBench.with("let x = 7", "print(\"begun\")\nwhile true { _ = x }", "print(\"end\")") { session in
        async let run = session.run()
        try await Self.waitForOutput(session, "begun")
        session.interrupt()
        #expect(await run == false)
        let record = try #require(await session.results["s2"]?.record)
        #expect(record.state == .failed && record.failure?.kind == .interrupted)
        // In the loop, or where it has just printed.
        #expect([21, 22].contains(record.failure?.line))
        try await session.edit("s2", to: "print(x)")
        #expect(await session.run())
        #expect(await session.text("s3") == "end\n")
      }
    }

    /// Waits until a step has printed something.
    private static func waitForOutput(_ session: Session, _ text: String) async throws {
      for await event in try #require(session.events()) {
        if case .output(_, .text(let shown)) = event.kind, shown.contains(text) { return }
      }
    }

    @Test func aFitThatIsInterruptedKeepsWhatItLearned() async throws {
      let fit = """
        let x = Tensor(shape: [4, 2], scalars: [0, 0, 0, 1, 1, 0, 1, 1])
        let y = Tensor(shape: [4, 1], scalars: [0, 0, 0, 1])
        let model = Sequential(InputLayer(shape: [2]), Dense(1, activation: .sigmoid))
        model.compile(optimizer: SGD(learningRate: 0.1), loss: .binaryCrossentropy)
        let history = try model.fit(x, y, epochs: 10_000_000, verbose: 2)
        """
      try await SessionBench.with(fit, "print(history.isInterrupted, history.epochs > 0)") { session in
        async let run = session.run()
        try await Self.waitForOutput(session, "Epoch 3/")
        session.interrupt()
        #expect(await run == false)
        #expect(await session.results["s1"]?.record.state == .stoppedEarly)
        #expect(await !session.isClean)
        #expect(await session.run(), "it can be looked at")
        #expect(await session.text("s2") == "true true\n")
        #expect(await !session.record.succeeded, "and is never taken for a run that is whole")
        try await session.goBack(toBefore: "s1")
        #expect(await session.isClean)
      }
    }

    @Test func tooMuchMemoryEndsOnlyTheStep() async throws {
      let greedy = "var all: [[UInt8]] = []\nwhile true {\n  all.append([UInt8](repeating: 1, count: 8 << 20))\n}"
      try await SessionBench.with("let x = 1", greedy, memory: 300_000_000) { session in
        #expect(await session.run() == false)
        let failure = try #require(await session.results["s2"]?.record.failure)
        #expect(failure.kind == .memory, "\(failure)")
        #expect((21...23).contains(failure.line ?? 0))
        try await session.edit("s2", to: "print(x)")
        #expect(await session.run())
      }
    }

    @Test func killedStatesAreMadeAgain() async throws {
      try await SessionBench.with("var x = 1", "x += 1", "x += 1\nprint(x)") { session in
        await session.run(through: "s2")
        for pid in await session.processes { kill(pid, SIGKILL) }
        usleep(50_000)
        #expect(await session.run())
        #expect(await session.text("s3") == "3\n")
        let replayed = try await Self.replayed(session)
        #expect(replayed == ["parameters", "s1", "s2"], "\(replayed)")
      }
    }

    private static func replayed(_ session: Session) async throws -> [String] {
      let last = session.lastEvent
      for await event in try #require(session.events()) {
        if case .replaying(let steps) = event.kind { return steps }
        if event.number == last { return [] }
      }
      return []
    }

    @Test func aStateInWhichAThreadLivesIsReplayed() async throws {
      let thread = "import Foundation\nlet worker = Thread { sleep(100) }\nworker.start()\nvar x = 1"
      try await SessionBench.with(thread, "x += 1\nprint(x)", "x += 1\nprint(x)") { session in
        #expect(await session.run())
        #expect(await session.text("s3") == "3\n")
        let again = try await session.rerun(from: "s3")
        let replayed = try await Self.replayed(session)
        #expect(again && replayed == ["s1", "s2"], "\(replayed)")
        #expect(await session.text("s3") == "3\n")
      }
    }

    @Test func variablesHaveTypesAndValues() async throws {
      try await SessionBench.with(
        "let numbers = [1, 2]\nvar name = \"Ada\"", "let name = 3.5\nstruct Point { var x = 1 }\nlet p = Point()"
      ) { session in
        await session.run()
        let all = try await session.variables()
        #expect(
          all == [
            Variable(name: "name", type: "Double", value: "3.5"),
            Variable(name: "numbers", type: "Array<Int>", value: "[1, 2]"),
            Variable(name: "p", type: "Point", value: "Point(x: 1)"),
          ])
        let before = try await session.variables(after: "s1")
        #expect(before.first { $0.name == "name" }?.value == "Ada")
        #expect(await session.text("s2") != nil)
      }
    }

    @Test func memoryIsWhatAStepChanged() async throws {
      let large = "var large = [UInt8](repeating: 7, count: 200_000_000)"
      try await SessionBench.with(large, "let small = 1", "for i in 0..<50_000_000 { large[i] = 1 }") { session in
        await session.run()
        let kept = await ["s1", "s2", "s3"].asyncMap { await session.results[$0]?.memory?.kept ?? -1 }
        #expect(kept[1] < 20_000_000, "\(kept)")
        #expect((45_000_000..<120_000_000).contains(kept[2]), "\(kept)")
        #expect((await session.results["s1"]?.memory?.peak ?? 0) > 200_000_000)
      }
    }

    @Test func closingLeavesNothing() async throws {
      let (pids, folder) = try await SessionBench.with(
        "try \"x\".write(toFile: \"f\", atomically: true, encoding: .utf8)", "1"
      ) {
        session in
        await session.run()
        return (await session.processes, await session.folder)
      }
      #expect(pids.count == 4)
      for pid in pids { #expect(kill(pid, 0) != 0, "process \(pid) lives on") }
      let path = try #require(folder)
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }
}

extension Array {
  func asyncMap<R>(_ body: (Element) async -> R) async -> [R] {
    var results: [R] = []
    for element in self { results.append(await body(element)) }
    return results
  }
}
