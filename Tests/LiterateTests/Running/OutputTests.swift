import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// What steps print and show comes out whole, in order, and a flood does not drown the runner.
  @Suite struct OutputTests {
    @Test func theLastExpressionIsShown() async throws {
      let steps = try await KernelBench.run(
        "let x = 20\nx + 1", "x", "_ = x", "var y = 1\ny = 2", "[1, 2].map { $0 * 2 }")
      #expect(steps.map(\.text).map { $0.trimmingCharacters(in: .newlines) } == ["21", "20", "", "", "[2, 4]"])
    }

    @Test func textAndFiguresKeepTheirOrder() async throws {
      let steps = try await KernelBench.run(
        """
        for i in 1...3 {
          print("text \\(i)")
          show(StepOutput.Table(columns: [.init("n")], rows: [["\\(i)"]]))
        }
        print("end", terminator: "")
        """)
      let kinds = steps[0].outputs.map { output in
        switch output {
        case .text(let text): text
        case .table(let table): "[\(table.rows[0][0])]"
        default: "?"
        }
      }
      #expect(kinds == ["text 1\n", "[1]", "text 2\n", "[2]", "text 3\n", "[3]", "end"])
    }

    @Test func aMillionLinesComeThroughWithTheirEndsKept() async throws {
      let steps = try await KernelBench.run("for i in 1...1_000_000 { print(\"line\", i) }")
      #expect(steps[0].state == .ran)
      #expect(steps[0].text.hasPrefix("line 1\nline 2\n"))
      #expect(steps[0].text.hasSuffix("line 999999\nline 1000000\n"))
      #expect(steps[0].text.contains("bytes are left out here"))
      #expect(steps[0].text.utf8.count < 400_000)
    }

    @Test func binaryOutputIsMadeText() async throws {
      let steps = try await KernelBench.run(
        "let bytes: [UInt8] = [0x66, 0xff, 0xfe, 0x00, 0xc3, 0xa9, 0x0a]\nfwrite(bytes, 1, bytes.count, stdout)\nfputs(\"err\", stderr)\nprint(\"✓\")"
      )
      #expect(steps[0].state == .ran)
      #expect(steps[0].text.contains("f\u{fffd}\u{fffd}\0é\n"))
      #expect(steps[0].errorText == "err")
    }

    @Test func aStepThatClosesItsOutputGoesOn() async throws {
      let steps = try await KernelBench.run(
        "print(\"a\")\nfflush(stdout)\nclose(1)\nclose(2)\nprint(\"lost\")", "print(\"b\")")
      #expect(steps[0].state == .ran)
      #expect(steps[0].text == "a\n")
      #expect(steps[1].state == .ran && steps[1].text == "b\n")
    }

    @Test func whatATrapInterruptsIsKept() async throws {
      let steps = try await KernelBench.run(
        "print(\"one\")\nprint(\"two\", terminator: \"\")\nfflush(stdout)\nfatalError()")
      #expect(steps[0].text == "one\ntwo")
    }

    @Test func hiddenStepsRunAndShowNothingOfTheirLastExpression() async throws {
      let steps = try await KernelBench.run(
        "let x = 3\nx", "x", attributes: [0: KernelBench.attributes { $0.hide = true }])
      #expect(steps[0].text.isEmpty)
      #expect(steps[1].text == "3\n")
    }

    /// In a process of its own: the tests beside it have folders too.
    @Test func nothingIsLeftBehind() async throws {
      await #expect(processExitsWith: .success) {
        _ = try await KernelBench.run(
          "try \"x\".write(toFile: \"own.txt\", atomically: true, encoding: .utf8)\nprint(getpid())")
        let left = try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
          .filter { $0.hasPrefix("lectern-\(getpid())-") }
        #expect(left == [])
      }
    }
  }
}
