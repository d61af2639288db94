import Foundation
import Literate
import StepOutput

/// Tells on the terminal what happens: a live line a step where there is one, plain lines elsewhere.
final class Report: @unchecked Sendable {
  private let quiet: Bool
  private let style: Style
  /// For failures, which go to standard error.
  private let errorStyle: Style
  private let live: LiveLine?
  private let lock = NSLock()
  private var begin = ContinuousClock.now
  private var lessons = 0
  private var steps = 0
  private var failures = 0
  /// The end of what the running step printed: its last line is its progress.
  private var tail = ""

  init(quiet: Bool, color: ColorChoice) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    self.quiet = quiet
    style = Style(isOn: color.isOn(isTerminal: isTerminal))
    errorStyle = Style(isOn: color.isOn(isTerminal: isatty(STDERR_FILENO) == 1))
    live = isTerminal && !quiet && ProcessInfo.processInfo.environment["TERM"] != "dumb" ? LiveLine() : nil
  }

  func begin(_ count: Int) { begin = .now }

  @Sendable func handle(_ event: RunEvent) {
    lock.withLock {
      switch event {
      case .lessonStarted(let lesson):
        lessons += 1
        say("\n" + style.bold(lesson.title) + style.dim("  \(lesson.file)"))
      case .stepStarted(let step):
        tail = ""
        live?.show(Self.name(step), short: step.id)
      case .output(_, let output): follow(output)
      case .stepEnded(let step, let record):
        live?.hide()
        ended(step, record)
      case .lessonEnded: break
      }
    }
  }

  /// A mistake outside any step.
  func problem(_ text: String) { StandardFiles.complain(text) }

  /// Shows that something is under way, until ``stop()``.
  func wait(_ text: String) { lock.withLock { live?.show(text) } }

  /// Nothing is under way any more.
  func stop() { lock.withLock { live?.hide() } }

  /// The page of a lesson is not written anew.
  func keepsPage(of lesson: Lesson) { say(style.dim("  the page of \(lesson.name) is not written anew")) }

  /// Ctrl-C was heard.
  func isStopping() {
    let text = "stopping the step; Ctrl-C again stops the run"
    lock.withLock { if let live { live.update(text) } else { say("  " + text) } }
  }

  /// What the last step showed, as a terminal can show it.
  func show(_ record: StepRecord?) {
    for output in record?.outputs ?? [] {
      switch output {
      case .text(let text), .errorText(let text): print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
      case .table(let table): print(table.plainText ?? PlainTable.text(table))
      case .figure(let figure):
        print("[figure] \(figure.title): \(figure.description)\n\(PlainTable.text(figure.data))")
      case .images(let grid):
        print("[pictures] \(grid.title ?? "")")
        for picture in grid.pictures {
          print("  \(picture.caption.isEmpty ? picture.alternativeText : picture.caption)")
        }
      case .notice(let notice): print(notice)
      case .progress, .error: break
      }
    }
  }

  /// The totals.
  func end(pagesIn folder: URL?) {
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let what = "\(lessons) \(lessons == 1 ? "lesson" : "lessons"), \(steps) \(steps == 1 ? "step" : "steps")"
    let verdict = failures == 0 ? style.green("all ran") : style.red("\(failures) failed")
    say("\n\(what): \(verdict), in \(String(format: "%.1f", seconds)) s")
    if let folder { say("The course is in \(folder.relativePath)/index.html") }
  }

  private func follow(_ output: StepOutput) {
    switch output {
    case .text(let text), .errorText(let text):
      tail = String((tail + text).suffix(2000))
      let line = tail.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }).last ?? ""
      live?.update(TerminalLine.printable(line))
    case .progress(let progress):
      live?.update((progress.fraction.map { Self.bar($0) + " " } ?? "") + TerminalLine.printable(progress.label))
    default: break
    }
  }

  private func ended(_ step: Step, _ record: StepRecord) {
    let name = Self.name(step)
    let time = record.seconds.map { style.dim(String(format: "  %.2f s", $0)) } ?? ""
    switch record.state {
    case .ran:
      steps += 1
      say("  \(style.green("✓")) \(name)\(time)")
    case .failedAsExpected:
      steps += 1
      say("  \(style.green("✓")) \(name)\(style.dim("  failed, as it should"))\(time)")
    case .failed:
      steps += 1
      failures += 1
      say("  \(style.red("✗")) \(name)\(time)")
      for case .error(let failure) in record.outputs { tell(failure) }
    case .stoppedEarly:
      steps += 1
      failures += 1
      say("  \(style.red("✗")) \(name)\(style.dim("  stopped early"))\(time)")
    case .shownOnly: break
    case .notReached: say(style.dim("  · \(name)  not reached"))
    }
  }

  private func tell(_ failure: StepOutput.Failure) {
    let place = [failure.file, failure.line.map(String.init), failure.column.map(String.init)].compactMap { $0 }
      .joined(separator: ":")
    var text = (place.isEmpty ? "" : errorStyle.bold(place) + ": ") + failure.message
    // The name of the error's type is for the record.
    for detail in failure.details.filter({ !$0.hasPrefix("thrown: ") }).prefix(6) { text += "\n    " + detail }
    problem(text)
  }

  /// A line for who reads along.
  func say(_ text: String) {
    guard !quiet else { return }
    print(text)
    fflush(stdout)
  }

  private static func name(_ step: Step) -> String { step.title.map { "\(step.id)  \($0)" } ?? step.id }

  private static func bar(_ fraction: Double) -> String {
    let full = Int((min(max(fraction, 0), 1) * 20).rounded())
    return String(repeating: "━", count: full) + String(repeating: "╌", count: 20 - full)
  }
}
