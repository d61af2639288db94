import Foundation
import Literate
import StepOutput

/// Tells on the terminal how a check goes.
final class CheckPrinter: @unchecked Sendable {
  private let isSilent: Bool
  private let style: Style
  private let live: LiveLine?
  private let begin = ContinuousClock.now
  /// Of one step; `--json` has all.
  private static let mostDifferences = 12

  /// - Parameter isSilent: whether standard output is for programs.
  init(isSilent: Bool, color: ColorChoice) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    self.isSilent = isSilent
    style = Style(isOn: color.isOn(isTerminal: isTerminal))
    live = isTerminal && !isSilent && ProcessInfo.processInfo.environment["TERM"] != "dumb" ? LiveLine() : nil
  }

  func begin(_ lesson: Lesson) { say("\n" + style.bold(lesson.title) + style.dim("  \(lesson.file)")) }

  func handle(_ event: LessonCheck.Event) {
    switch event {
    case .running(let step, let time):
      live?.show("\(step.id)\(time == 1 ? "" : ", for the \(Self.ordinal(time)) time")")
    case .runningAgain(let time): live?.show("the whole lesson, for the \(Self.ordinal(time)) time")
    }
  }

  @Sendable func handle(_ event: RunEvent) {
    switch event {
    case .stepStarted(let step): live?.show(step.id)
    case .stepEnded: live?.hide()
    default: break
    }
  }

  func stop() { live?.hide() }

  /// A mistake outside of any step.
  func problem(_ text: String) {
    live?.hide()
    StandardFiles.complain(text)
  }

  func accepted(_ lesson: Lesson) { say("  accepted: what \(lesson.name) shows now is its record and its page") }

  func tell(_ comparison: LessonComparison) {
    live?.hide()
    for difference in comparison.differences { tell(difference, indent: "  ") }
    for step in comparison.steps { tell(step, comparison.file) }
    if !comparison.isSame, !comparison.versions.isEmpty {
      say(style.dim("  recorded with \(comparison.versions.joined(separator: ", "))"))
    }
  }

  private func tell(_ step: StepComparison, _ file: String) {
    let name = step.title.map { "\(step.id)  \($0)" } ?? step.id
    let place = style.dim("  \(file)\(step.line.map { ":\($0)" } ?? "")")
    switch step.verdict {
    case .same:
      let noise = step.noisy == 0 ? "" : "  \(step.noisy) of its words and numbers differ in \(step.runs) runs"
      say("  \(style.green("✓")) \(name)\(style.dim(noise))")
    case .drifted:
      let was = step.recordedAs.map { ", recorded as \($0)" } ?? ""
      say("  \(style.red("≠")) \(name)\(was)\(place)")
    case .failed: say("  \(style.red("✗")) \(name), failed\(place)")
    case .notReached: say(style.dim("  · \(name)  not reached"))
    case .added: say("  \(style.red("+")) \(name), not in the record\(place)")
    case .removed: say("  \(style.red("−")) \(name), in the record and not in the lesson\(style.dim("  \(file)"))")
    }
    for difference in step.differences.prefix(Self.mostDifferences) { tell(difference, indent: "      ") }
    let more = step.differences.count - Self.mostDifferences
    if more > 0 { say(style.dim("      and \(more) more; --json tells all of them")) }
  }

  private func tell(_ difference: Difference, indent: String) {
    for line in DifferenceText(difference, style).lines { say(indent + line) }
  }

  /// The totals, and what can be done.
  func end(_ report: CheckReport, in folder: String) {
    let steps = report.lessons.flatMap(\.steps)
    let lessons = report.lessons.count
    guard lessons > 0 else { return }
    let what =
      "\(lessons) \(lessons == 1 ? "lesson" : "lessons"), \(steps.count) \(steps.count == 1 ? "step" : "steps")"
    let isSame = report.lessons.allSatisfy(\.isSame)
    let differing = steps.count { $0.verdict != .same && $0.verdict != .notReached }
    let bad = (differing > 0 ? "\(differing) " : "") + "not as recorded"
    let seconds = String(format: "%.1f", (ContinuousClock.now - begin) / .seconds(1))
    say("\n\(what): \(isSame ? style.green("as recorded") : style.red(bad)), in \(seconds) s")
    guard !isSame, report.accepted.isEmpty, !report.lessons.contains(where: \.failed) else { return }
    say("If it is meant to be so, `lectern check --accept` makes it the record in \(folder)")
  }

  private func say(_ text: String) {
    guard !isSilent else { return }
    print(text)
    fflush(stdout)
  }

  private static func ordinal(_ number: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    return words.indices.contains(number - 1) ? words[number - 1] : "\(number)th"
  }
}
