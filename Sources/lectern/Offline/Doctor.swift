import ArgumentParser
import Foundation
import Offline

/// `lectern doctor`: what is missing on this machine.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is missing on this machine, and what mends it.",
    usage: "lectern doctor [--json]",
    discussion: """
      Looks at the processor, memory, disks, the Swift toolchain, the Debian packages, the kernel, weights and photographs, and \
      really runs a step. A line for each: ✓ good, ! a note that nothing depends on, ✗ missing; under it what is wanted and, \
      after an arrow, the command that mends it. Nothing is changed.

      Exit status: 0 the course can be run, 1 something that it needs is missing, 2 the command was not understood.
      """)

  @Flag(help: "Tell it as JSON.") var json = false
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when")) var color = ColorChoice.auto

  private struct Answer: Encodable {
    var canRun: Bool
    var findings: [Finding]
  }

  func run() async throws {
    let findings = Diagnosis(await MachineFacts.gather()).findings
    let canRun = Diagnosis.canRun(findings)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(Answer(canRun: canRun, findings: findings)), as: UTF8.self))
    } else {
      let style = Style(isOn: color.isOn(isTerminal: isatty(STDOUT_FILENO) == 1))
      let columns = isatty(STDOUT_FILENO) == 1 ? TerminalMode.columns : nil
      for finding in findings { print(FindingLines(finding: finding, style: style, columns: columns).text) }
      let missing = findings.filter { $0.verdict == .missing }.map(\.subject)
      print(
        canRun
          ? "\nThe course can be run: lectern run"
          : "\nThe course cannot be run yet; missing: \(missing.joined(separator: ", ")).")
    }
    guard canRun else { throw ExitCode(1) }
  }
}
