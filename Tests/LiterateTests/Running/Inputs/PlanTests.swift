import Files
import Foundation
import StepOutput
import Testing

@testable import Literate

/// What makes a lesson run, apart from its files: what runs it, and what is known of the last time.
@Suite struct PlanTests {
  private static func identity(_ added: [String: String] = [:], isWhole: Bool = false) throws -> RunIdentity {
    try RunIdentity(
      toolchain: try Toolchain.current(), kernel: KernelLocation(products: KernelBench.products), added: added,
      isWhole: isWhole)
  }

  @Test func whatRunsALessonCounts() throws {
    let now = try Self.identity()
    #expect(now.difference(from: try Self.identity()) == nil)
    for (change, reason) in [
      ({ $0.toolchain += "x" }, .toolchain), ({ $0.engine += "x" }, .engine), ({ $0.machine += "x" }, .machine),
      ({ $0.environment["OMP_NUM_THREADS"] = "17" }, .environment("OMP_NUM_THREADS")),
      ({ $0.environment["HOME"] = nil }, .environment("HOME")),
    ] as [((inout RunIdentity) -> Void, RunReason)] {
      var old = now
      change(&old)
      #expect(now.difference(from: old) == reason)
    }
  }

  @Test func allVariablesCountWhereAStepMayReadThem() throws {
    let added = ["MY_OWN": "secret"]
    #expect(try Self.identity(added).difference(from: Self.identity()) == nil)
    let whole = try Self.identity(added, isWhole: true)
    #expect(whole.difference(from: try Self.identity(isWhole: true)) == .environment("MY_OWN"))
    // What is kept tells nobody what they are.
    #expect(!whole.environment.values.contains("secret"))
    for (source, reads) in [
      ("print(1)\n", false), ("ProcessInfo.processInfo.environment[\"A\"]\n", true), ("getenv(\"A\")\n", true),
    ] {
      #expect(RunIdentity.readsEnvironment(KernelBench.lesson([source])) == reads)
    }
  }

  /// A file's clock goes in steps: what was written down just after a change is not trusted.
  @Test func aFileThatHadJustChangedIsReadAgain() throws {
    let bench = try UsesBench(["a.txt": "one"])
    defer { bench.remove() }
    let path = bench.path("a.txt")
    let input = LessonInput(
      kind: .content, path: path, step: 0, status: FileStatus(of: path), digest: Digest.hex("two"))
    // The status is that of the file; only its bytes tell.
    let justNow = input.status.time + 100_000_000
    #expect(input.change(since: justNow, InputDigests()) == .content)
    #expect(input.change(since: justNow + 5_000_000_000, InputDigests()) == nil)
  }

  @Test func whatBecameOfAFileIsTold() throws {
    let bench = try UsesBench(["a.txt": "one", "b/c.txt": ""])
    defer { bench.remove() }
    func change(_ name: String, _ kind: LessonInput.Kind, _ thing: FileUse.Thing) -> InputChange? {
      var input = LessonInput(kind: kind, path: bench.path(name), step: 0, status: FileStatus(of: bench.path(name)))
      input.status.thing = thing
      return input.change(since: .max, InputDigests())
    }
    #expect(change("a.txt", .presence, .file) == nil && change("none", .presence, .absent) == nil)
    #expect(change("a.txt", .presence, .absent) == .appeared && change("none", .content, .file) == .gone)
    #expect(change("b", .presence, .file) == .otherThing && change("a.txt", .names, .folder) == .otherThing)
    let words = InputChange.newName("u9.jpg").words("photos/urban", wasWritten: false)
    #expect(words == "photos/urban/u9.jpg is new")
  }

  @Test func wherePlansBeginIsNamedAsThePageDoes() {
    let hidden = KernelBench.attributes { $0.hide = true }
    let lesson = KernelBench.lesson(["1", "2", "3"], attributes: [0: hidden])
    let plan = LessonPlan.run(from: .init(lesson.steps[2], in: lesson), .code)
    #expect(plan.words("04") == "04 from step 2: its code changed")
    #expect(
      LessonPlan.run(from: .init(lesson.steps[0], in: lesson), .code).words("04")
        == "04 from the hidden step `s1`: its code changed")
    #expect(
      LessonPlan.run(from: nil, .parameter("rate", old: .double(0.5), new: nil)).words("04")
        == "04: the parameter rate is gone")
  }

  /// A function of an earlier step may ask for the line that it is called from.
  @Test func linesCountWhereAStepAsksForThem() {
    func fences(_ sources: String..., line: Int) -> [String] {
      var lesson = KernelBench.lesson(sources)
      lesson.blocks = lesson.steps.map { step in
        var step = step
        step.line += line
        return .step(step)
      }
      return RunPlanner.steps(of: lesson).map(\.fence)
    }
    #expect(fences("1", "2", line: 0) == fences("1", "2", line: 5))
    let (here, there) = (fences("1", "print(#line)", "3", line: 0), fences("1", "print(#line)", "3", line: 5))
    #expect(here[0] == there[0] && here[1] != there[1] && here[2] != there[2])
  }
}
