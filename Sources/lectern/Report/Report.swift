import Foundation
import Literate
import StepOutput

/// Tells on the terminal what happens: a live line where there is one, plain lines elsewhere; lessons that run side by side
/// are told one after the other.
final class Report: @unchecked Sendable {
  private let quiet: Bool
  private let style: Style
  /// For failures, which go to standard error.
  private let errorStyle: Style
  private let live: LiveLine?
  private let lock = NSLock()
  private var begin = ContinuousClock.now
  private var queue = ReportQueue()
  private var totals = ReportTotals()
  /// The end of what each running step printed: its last line is its progress.
  private var tails: [Int: String] = [:]
  private var currentFile: [Int: String] = [:]

  init(quiet: Bool, color: ColorChoice) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    self.quiet = quiet
    style = Style(isOn: color.isOn(isTerminal: isTerminal))
    errorStyle = Style(isOn: color.isOn(isTerminal: isatty(STDERR_FILENO) == 1))
    live = isTerminal && !quiet && ProcessInfo.processInfo.environment["TERM"] != "dumb" ? LiveLine() : nil
  }

  /// Lessons will be told of, in this order, by their keys.
  func begin(_ keys: [Int]) { lock.withLock { for key in keys { queue.add(key) } } }

  /// A lesson has nothing to run.
  func rests(_ words: String, isPage: Bool, key: Int) {
    lock.withLock {
      if isPage { totals.pages += 1 } else { totals.unchanged += 1 }
      say(style.dim(words), key)
      printed(queue.end(key))
    }
  }

  /// What happens to a lesson that runs.
  ///
  /// - Parameters:
  ///   - name: its short name.
  ///   - why: nil where that goes without saying.
  func handle(_ event: RunEvent, name: String, why: String?, key: Int) {
    lock.withLock {
      switch event {
      case .lessonStarted(let lesson):
        totals.ran += 1
        currentFile[key] = lesson.file
        say("\n" + style.bold(lesson.title) + style.dim("  \(lesson.file)"), key)
        if let why { say(style.dim("  \(why)"), key) }
      case .stepStarted(let step):
        tails[key] = ""
        live?.show(Self.name(step), short: "\(name) \(step.id)", key: key)
      case .output(_, let output): follow(output, key)
      case .stepEnded(let step, let record):
        live?.hide(key: key)
        ended(step, record, key)
      case .exerciseTested(let step, let record): tested(step, record, key)
      case .lessonEnded: printed(queue.end(key))
      }
    }
  }

  /// A mistake outside any step.
  func problem(_ text: String) { StandardFiles.complain(text) }

  /// Shows that something is under way, until ``stop()``.
  func wait(_ text: String) { live?.show(text, key: -1) }

  /// Nothing is under way any more.
  func stop() { live?.hide(key: -1) }

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
    say("\(totals.ran > 0 ? "\n" : "")\(totals.words(style)), in \(String(format: "%.1f", seconds)) s")
    if let folder { say("The course is in \(folder.relativePath)/index.html") }
  }

  private func follow(_ output: StepOutput, _ key: Int) {
    switch output {
    case .text(let text), .errorText(let text):
      let tail = String((tails[key, default: ""] + text).suffix(2000))
      tails[key] = tail
      let line = tail.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }).last ?? ""
      live?.update(TerminalLine.printable(line), key: key)
    case .progress(let progress):
      let bar = progress.fraction.map { Self.bar($0) + " " } ?? ""
      live?.update(bar + TerminalLine.printable(progress.label), key: key)
    default: break
    }
  }

  private func ended(_ step: Step, _ record: StepRecord, _ key: Int) {
    let name = Self.name(step)
    let time = record.seconds.map { style.dim(String(format: "  %.2f s", $0)) } ?? ""
    totals.add(record.state)
    switch record.state {
    case .ran: say("  \(style.green("✓")) \(name)\(time)", key)
    case .failedAsExpected: say("  \(style.green("✓")) \(name)\(style.dim("  failed, as it should"))\(time)", key)
    case .failed:
      say("  \(style.red("✗")) \(name)\(time)", key)
      for case .error(let failure) in record.outputs { printed(queue.say(.problem(words(of: failure)), key)) }
    case .stoppedEarly: say("  \(style.red("✗")) \(name)\(style.dim("  stopped early"))\(time)", key)
    case .shownOnly: break
    case .notReached: say(style.dim("  · \(name)  not reached"), key)
    }
  }

  private func tested(_ step: Step, _ record: ExerciseRecord, _ key: Int) {
    totals.add(record)
    let mistakes = record.attempts.count { $0.kind == .wrong }
    let others = mistakes == 0 ? "" : mistakes == 1 ? " and one mistake" : " and \(mistakes) mistakes"
    if record.isRight {
      let words = "  the solution passes; the starter code\(others) \(mistakes == 0 ? "does" : "do") not"
      return say("  \(style.green("✓")) exercise \(step.id)\(style.dim(words))", key)
    }
    say("  \(style.red("✗")) exercise \(step.id)", key)
    for attempt in record.attempts {
      guard let problem = attempt.problem else { continue }
      let file = currentFile[key] ?? ""
      printed(queue.say(.problem("\(errorStyle.bold("\(file):\(attempt.line)")): \(problem)"), key))
    }
  }

  private func words(of failure: StepOutput.Failure) -> String {
    let place = [failure.file, failure.line.map(String.init), failure.column.map(String.init)].compactMap { $0 }
      .joined(separator: ":")
    var text = (place.isEmpty ? "" : errorStyle.bold(place) + ": ") + failure.message
    // The name of the error's type is for the record.
    for detail in failure.details.filter({ !$0.hasPrefix("thrown: ") }).prefix(6) { text += "\n    " + detail }
    return text
  }

  /// A line for who reads along.
  func say(_ text: String) { printed([.output(text)]) }

  private func say(_ text: String, _ key: Int) { printed(queue.say(.output(text), key)) }

  private func printed(_ lines: [ReportQueue.Line]) {
    func print() {
      for line in lines {
        switch line {
        case .output(let text): if !quiet { Swift.print(text) }
        case .problem(let text): problem(text)
        }
      }
      fflush(stdout)
    }
    guard !lines.isEmpty else { return }
    if let live { live.above(print) } else { print() }
  }

  private static func name(_ step: Step) -> String { step.title.map { "\(step.id)  \($0)" } ?? step.id }

  private static func bar(_ fraction: Double) -> String {
    let full = Int((min(max(fraction, 0), 1) * 20).rounded())
    return String(repeating: "━", count: full) + String(repeating: "╌", count: 20 - full)
  }
}
