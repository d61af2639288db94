import Foundation
import Literate
import Offline
import StepOutput

/// A lesson of two steps, the second of which needs what the first left: compiled, run in a kernel that forks between them.
enum TrialStep {
  private static let text = """
    # A trial

    ```swift {#first}
    let six = 6
    ```

    ```swift {#second}
    print(six * 7)
    ```

    """
  private static let patience = 60.0

  static func run() async -> MachineFacts.Trial {
    let begin = ContinuousClock.now
    do {
      let lesson = try LessonParser.parse(text: text, file: "trial.md")
      let runner = LessonRunner(toolchain: try Toolchain.current(), kernel: Installation.kernel, versions: [:])
      var options = LessonRunner.Options()
      options.timeout = patience
      let record = try await runner.run(lesson, options: options) { _ in }
      for case .error(let failure) in record.steps.flatMap(\.outputs) { return .failed(failure.message) }
      let printed = record.steps.flatMap(\.outputs).map { if case .text(let text) = $0 { text } else { "" } }.joined()
      guard record.succeeded, printed == "42\n" else { return .failed("it printed \"\(printed)\" and not 42") }
      return .ran(seconds: (ContinuousClock.now - begin) / .seconds(1))
    } catch {
      return .failed("\(error)")
    }
  }
}
