import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// How steps end: each is told as what it was, at its line, and costs nothing that came before.
  @Suite struct EndTests {
    @Test func aThrowNamesItsLineAndTheCaller() async throws {
      let steps = try await KernelBench.run(
        "struct Sour: Error, CustomStringConvertible { var description: String { \"the milk is sour\" } }\nfunc taste() throws {\n  throw Sour()\n}",
        "print(\"before\")\ntry taste()", "print(\"never\")")
      #expect(steps[1].state == .failed)
      #expect(steps[1].text == "before\n")
      #expect(steps[1].failure?.kind == .thrown)
      #expect(steps[1].failure?.message == "the milk is sour")
      #expect(steps[1].failure?.line == 13)
      #expect(steps[1].failure?.details.contains("called from line 22") == true)
      #expect(steps[2].state == .notReached)
    }

    @Test(arguments: [
      ("let a = [1, 2]\nlet i = a.count\nprint(a[i])", 13, "Index out of range"),
      ("print(1)\nfatalError(\"no water\")", 12, "no water"),
      ("var n = Int8.max\nn += Int8(CommandLine.arguments.count)\nprint(n)", 12, "arithmetic overflow"),
      (
        "let o: Int? = CommandLine.arguments.isEmpty ? 1 : nil\nprint(o!)", 12,
        "Unexpectedly found nil while unwrapping an Optional value"
      ),
      ("precondition(CommandLine.arguments.isEmpty, \"too many\")", 11, "precondition failed: too many"),
      ("let x: Any = 1\nprint(x as! String)", 12, "could not cast a value of type 'Int' to 'String'"),
      ("let d = Int(\"0\")!\nprint(1 / d)", 12, "Division by zero"),
    ])
    func aTrapNamesItsLineAndMessage(_ source: String, _ line: Int, _ message: String) async throws {
      let steps = try await KernelBench.run(source)
      #expect(steps[0].state == .failed)
      #expect(steps[0].failure?.line == line)
      #expect(steps[0].failure?.message.contains(message) == true, "\(steps[0].failure as Any)")
    }

    @Test func endlessRecursionIsTold() async throws {
      let steps = try await KernelBench.run("func f(_ n: Int) -> Int { f(n + 1) + 1 }\nprint(f(0))")
      #expect(steps[0].failure?.kind == .signal)
      #expect(steps[0].failure?.line == 11)
    }

    @Test func exitIsTold() async throws {
      let steps = try await KernelBench.run("print(\"a\")\nexit(3)")
      #expect(steps[0].failure?.kind == .exit)
      #expect(steps[0].failure?.message.contains("exit(3)") == true)
      #expect(steps[0].text == "a\n")
    }

    @Test func beingKilledIsTold() async throws {
      let steps = try await KernelBench.run("kill(getpid(), SIGKILL)\nsleep(5)")
      #expect(steps[0].failure?.message.contains("SIGKILL") == true)
    }

    @Test func anEndlessLoopStopsAtItsTimeoutAndItsLine() async throws {
      let begin = ContinuousClock.now
      let steps = try await KernelBench.run(
        "print(\"start\")\nvar n = 0\nwhile true {\n  n &+= 1\n}",
        attributes: [0: KernelBench.attributes { $0.timeout = 1 }])
      #expect(steps[0].failure?.kind == .timeout)
      #expect((12...14).contains(steps[0].failure?.line ?? 0))
      #expect(steps[0].text == "start\n")
      #expect(ContinuousClock.now - begin < .seconds(60))
    }

    @Test func anExpectedErrorLeavesNoTrace() async throws {
      let expected = KernelBench.attributes { $0.expectsError = true }
      let steps = try await KernelBench.run(
        "var n = 1", "n = 2\nlet m = 5\nfatalError(\"as planned\")", "print(n)\nlet m = n + 1\nprint(m)",
        attributes: [1: expected])
      #expect(steps[1].state == .failedAsExpected)
      #expect(steps[2].text == "1\n2\n")
    }

    @Test func aCompileErrorNamesLineAndColumnAndCanBeExpected() async throws {
      let expected = KernelBench.attributes { $0.expectsError = true }
      let steps = try await KernelBench.run(
        "let a: Int = \"text\"", "print(1)\n  let b = undefinedName + 1", attributes: [0: expected])
      #expect(steps[0].state == .failedAsExpected)
      #expect(steps[1].failure?.kind == .compile)
      #expect(steps[1].failure?.line == 22)
      #expect(steps[1].failure?.column == 11)
      #expect(steps[1].failure?.message == "cannot find 'undefinedName' in scope")
    }

    @Test func anErrorInTheLastExpressionKeepsItsPlace() async throws {
      let steps = try await KernelBench.run("let a = 1\n   a + nothing")
      #expect(steps[0].failure?.line == 12)
      #expect(steps[0].failure?.column == 8)
    }

    @Test func aStepThatShouldFailButRunsIsAFailure() async throws {
      let steps = try await KernelBench.run(
        "print(1)", attributes: [0: KernelBench.attributes { $0.expectsError = true }])
      #expect(steps[0].state == .failed)
      #expect(steps[0].failure?.message.contains("expect=error") == true)
    }

    @Test func anErrorAfterAnAwaitIsTold() async throws {
      let steps = try await KernelBench.run(
        "struct Late: Error {}\nfunc f() async throws { await Task.yield()\n  throw Late() }", "try await f()")
      #expect(steps[1].failure?.kind == .thrown)
      #expect(steps[1].failure?.message == "Late()")
      #expect(steps[1].failure?.line == 13)
    }

    @Test(arguments: [
      ("exit(3)", StepOutput.Failure.Kind.exit, "exit(3)"), ("kill(getpid(), SIGKILL)\nsleep(5)", .signal, "SIGKILL"),
    ])
    func anEndIsToldWhereThreadsForbidForkingToo(_ source: String, _ kind: StepOutput.Failure.Kind, _ word: String)
      async throws
    {
      let expected = KernelBench.attributes { $0.expectsError = true }
      let steps = try await KernelBench.run(
        "var n = 1\nlet t = Thread { while true { sleep(1) } }\nt.start()", source, "print(n)",
        attributes: [1: expected])
      #expect(steps[1].failure?.kind == kind)
      #expect(steps[1].failure?.message.contains(word) == true, "\(steps[1].failure as Any)")
      #expect(steps[2].text == "1\n")
    }

    @Test func stepsGoOnWhereThreadsForbidForking() async throws {
      let expected = KernelBench.attributes { $0.expectsError = true }
      let steps = try await KernelBench.run(
        "var n = 1\nlet t = Thread { while true { sleep(1) } }\nt.start()", "n += 1\nprint(n)",
        "n += 100\nfatalError()",
        "print(n)", attributes: [2: expected])
      #expect(steps[1].text == "2\n")
      #expect(steps[2].state == .failedAsExpected)
      #expect(steps[3].text == "2\n", "\(steps[3].failure as Any)")
    }
  }
}
