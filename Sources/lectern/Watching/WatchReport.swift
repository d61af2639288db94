import Foundation
import Literate
import StepOutput

/// Tells what a watch does: a line a save.
final class WatchReport: @unchecked Sendable {
  private let quiet: Bool
  private let color: ColorChoice
  private let style: Style
  private let busy: BusyLine
  private let lock = NSLock()
  private var runs = 0

  init(quiet: Bool, color: ColorChoice) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    (self.quiet, self.color) = (quiet, color)
    style = Style(isOn: color.isOn(isTerminal: isTerminal))
    busy = BusyLine(isOn: isTerminal && !quiet && ProcessInfo.processInfo.environment["TERM"] != "dumb")
  }

  /// The photographs of the course, where the lessons use them and they were never tried for.
  func fetchPhotos(for files: [String]) {
    let texts = files.compactMap { FileManager.default.contents(atPath: $0) }
    guard texts.contains(where: { $0.range(of: Data("Photos.".utf8)) != nil }) else { return }
    FirstFetch.tryOnce(Report(quiet: quiet, color: color))
  }

  /// What happens.
  func handle(_ event: WatchEvent) {
    lock.withLock {
      switch event {
      case .watching(let lessons, let isPolling):
        let how = isPolling ? ", looking twice a second" : ""
        say("Watching \(lessons) \(lessons == 1 ? "lesson" : "lessons")\(how). Ctrl-C ends it.")
      case .session(let lesson, let event): follow(lesson, event)
      case .ran(let run): tell(run)
      case .words(let lesson, let seconds): say("\(lesson): words changed: page made in \(Self.text(seconds))")
      case .index(let seconds): say("README: words changed: index made in \(Self.text(seconds))")
      case .broken(let errors): problem("\(errors)\nThe last good page stays.")
      case .added(let lesson): say("\(lesson): a new lesson")
      case .removed(let lesson): say("\(lesson): gone; its page stays")
      case .trouble(let sentence): problem("\(sentence).")
      }
    }
  }

  /// It was interrupted.
  func end() { lock.withLock { busy.stop() } }

  private func follow(_ lesson: String, _ event: SessionEvent) {
    switch event.kind {
    case .started(let run):
      runs += 1
      if runs == 1 { busy.start("\(lesson): \(run.step)") } else { busy.rename("\(lesson): \(run.step)") }
    case .output(_, .progress(let progress)): busy.update(TerminalLine.printable(progress.label))
    case .ended:
      runs = max(0, runs - 1)
      if runs == 0 { busy.stop() }
    default: break
    }
  }

  private func tell(_ run: WatchRun) {
    let steps = "\(run.ran) of \(run.steps) \(run.steps == 1 ? "step" : "steps")"
    let end = run.record.succeeded ? "" : style.red("; a step failed")
    say("\(run.lesson): \(Self.text(run.cause)): ran \(steps) in \(Self.text(run.seconds))\(end)")
    for step in run.record.steps where step.state == .failed {
      for case .error(let failure) in step.outputs {
        problem(FailureLines(failure: failure, source: "", first: 1, style: style).lines.joined(separator: "\n"))
      }
    }
  }

  private func problem(_ text: String) {
    busy.stop()
    StandardFiles.complain(text)
  }

  private func say(_ text: String) { if !quiet { busy.print(text + "\n") } }

  private static func text(_ cause: WatchRun.Cause) -> String {
    switch cause {
    case .noPage: "there was no page"
    case .oldPage: "the page was older"
    case .data(let file): "\(file) changed"
    case .difference(let difference):
      switch difference {
      case .words: "words changed"
      case .changed(let step): "step \(step) changed"
      case .added(let step): "step \(step) is new"
      case .removed(let step): "step \(step) is gone"
      case .parameters: "parameters changed"
      }
    }
  }

  private static func text(_ seconds: Double) -> String {
    seconds < 0.1 ? "\(max(1, Int(seconds * 1000))) ms" : String(format: "%.2f s", seconds)
  }
}
