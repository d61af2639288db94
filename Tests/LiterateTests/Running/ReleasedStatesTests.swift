import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// A lesson that nobody goes back in keeps few states, however long it is.
  @Suite struct ReleasedStatesTests {
    /// How many kernel processes there are above this one: each knows its parent.
    private static let depth = """
      var depth = 0
      func parent(of process: Int32) -> Int32 {
        let text = (try? String(contentsOfFile: "/proc/\\(process)/stat", encoding: .utf8)) ?? ""
        let words = text.split(separator: ")").last?.split(separator: " ") ?? []
        return words.count > 1 ? Int32(words[1]) ?? 0 : 0
      }
      func isKernel(_ process: Int32) -> Bool {
        let text = (try? String(contentsOfFile: "/proc/\\(process)/cmdline", encoding: .utf8)) ?? ""
        return text.contains("lectern-kernel") && text.contains("steps")
      }
      """
    private static let count = """
      depth = 0
      var process = parent(of: getpid())
      while isKernel(process) { depth += 1; process = parent(of: process) }
      print(depth)
      """

    private func run(_ sources: [String], keepsStates: Bool) async throws -> [StepRecord] {
      var options = LessonRunner.Options()
      options.keepsStates = keepsStates
      return try await KernelBench.runner().run(KernelBench.lesson(sources), options: options) { _ in }.steps
    }

    @Test func aLongLessonHoldsAFewProcessesOnly() async throws {
      let between = (1...8).map { "let v\($0) = \($0)" }
      let sources = ["import Foundation\n" + Self.depth] + between + ["import Foundation\n" + Self.count]
      let kept = try await run(sources, keepsStates: true)
      let released = try await run(sources, keepsStates: false)
      #expect(kept.map(\.state) == released.map(\.state) && kept.allSatisfy { $0.state == .ran }, "\(kept)")
      // The first process, the parameters' and one for each of nine steps; in a run that nobody goes back in, the first and the last two.
      #expect(kept.last?.text == "11\n")
      let depth = try #require(released.last.flatMap { Int($0.text.dropLast()) })
      #expect(depth <= 4, "\(depth)")
    }

    @Test func whatAStepHasStartedGoesOn() async throws {
      let start = """
        import Foundation
        let program = Process()
        program.executableURL = URL(fileURLWithPath: "/bin/sleep")
        program.arguments = ["1000"]
        try program.run()
        let number = program.processIdentifier
        """
      let end = "import Foundation\nprint(kill(number, 0), v6)\n_ = kill(number, SIGKILL)"
      let between = (1...6).map { "let v\($0) = \($0)" }
      let records = try await run([start] + between + [end], keepsStates: false)
      #expect(records.last?.text == "0 6\n", "\(records.map { ($0.state, $0.failure?.message) })")
    }

    @Test func aStepThatFailsLateIsToldOfAsEver() async throws {
      let steps = (1...6).map { "let v\($0) = \($0)" }
      let trap = try await run(steps + ["let list = [v6]\nprint(list[v6])"], keepsStates: false)
      #expect(trap.last?.state == .failed && trap.last?.failure?.kind == .trap && trap.last?.failure?.line == 72)
      let expected = KernelBench.attributes { $0.expectsError = true }
      var options = LessonRunner.Options()
      options.keepsStates = false
      let lesson = KernelBench.lesson(steps + ["fatalError()", "print(v1 + v6)"], attributes: [6: expected])
      let records = try await KernelBench.runner().run(lesson, options: options) { _ in }.steps
      #expect(records.map(\.state).suffix(2) == [.failedAsExpected, .ran] && records.last?.text == "7\n")
    }
  }
}
