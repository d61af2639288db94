import Foundation
import Literate
import StepOutput

/// Shows a lesson in the terminal, step by step, and what its steps do while they do it.
final class StepScreen: @unchecked Sendable {
  let style: Style
  private let hasColor: Bool
  private let pictures: PictureFiles
  private let busy: BusyLine
  private let lock = NSLock()
  /// The step whose outputs are shown; those of others run unseen.
  private var shown: String?
  private var notices: Set<String> = []
  private var errors = TrapWords()

  init(color: ColorChoice, pictures: PictureFiles) {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    hasColor = color.isOn(isTerminal: isTerminal)
    style = Style(isOn: hasColor)
    busy = BusyLine(isOn: isTerminal && ProcessInfo.processInfo.environment["TERM"] != "dumb")
    self.pictures = pictures
  }

  // MARK: The lesson

  /// The lesson's title.
  func begin(_ lesson: Lesson) {
    let minutes = lesson.minutes.map { ", \($0) minutes" } ?? ""
    say(style.bold(lesson.title) + style.dim("  \(lesson.file)\(minutes)"))
  }

  /// Prose.
  func show(_ prose: [ProseBlock]) {
    let lines = ProseLines(columns: TerminalMode.columns, hasColor: hasColor).lines(prose)
    if !lines.isEmpty { say("\n" + lines.joined(separator: "\n")) }
  }

  /// A step's title and code.
  func show(_ step: Step, line: Int, number: String, change: StepChange?, unfolded: Bool) {
    var heading = style.bold(step.title.map { "\(step.id)  \($0)" } ?? step.id) + style.dim("  \(number)")
    if step.attributes.norun { heading += style.dim("  to be read, not run") }
    if step.attributes.expectsError { heading += style.dim("  meant to fail") }
    if step.exercise != nil { heading += style.dim("  an exercise") }
    if let change { heading += style.dim(change.isUsed ? "  your version" : "  the author's version; m shows yours") }
    say("\n" + heading)
    let code = CodeLines(source: step.source, first: line, hasColor: hasColor).lines
    let count = "  \(code.count) \(code.count == 1 ? "line" : "lines")"
    if step.attributes.answer, !unfolded, change == nil {
      say(style.dim("\(count) kept back until you ask for the answer; f shows them"))
    } else if step.attributes.fold, !unfolded {
      say(style.dim("\(count) folded; f shows them"))
    } else {
      say(code.joined(separator: "\n"))
    }
  }

  /// Code that is not the step.
  func show(code: String, line: Int) {
    say(CodeLines(source: code, first: line, hasColor: hasColor).lines.joined(separator: "\n"))
  }

  /// A line, or several.
  func say(_ text: String) { busy.print(text + "\n") }

  /// Part of a line, which waits for an answer.
  func ask(_ text: String) {
    fputs(text, stdout)
    fflush(stdout)
  }

  /// The variables of the lesson.
  func show(_ variables: [Variable]) {
    guard !variables.isEmpty else { return say("There are no variables yet.") }
    let rows = variables.map { variable in
      [variable.name, variable.type, variable.value].map { TerminalLine.printable($0.replacing("\n", with: " ")) }
    }
    let widths = [0, 1].map { column in min(rows.map { TerminalLine.columns(of: $0[column]) }.max() ?? 0, 40) }
    for row in rows {
      let start = zip(row, widths).map { cell, width in
        let cell = TerminalLine.fitted(cell, columns: width)
        return cell + String(repeating: " ", count: max(0, width - TerminalLine.columns(of: cell)))
      }.joined(separator: "  ")
      say(TerminalLine.fitted("  \(start)  \(row[2])", columns: max(TerminalMode.columns - 1, 20)))
    }
  }

  // MARK: What happens

  /// Shows what happens in a session, until the result is called.
  ///
  /// - Parameter step: the step whose outputs are shown; all others run unseen.
  func follow(_ session: Session, showing step: String?, title: String) -> () -> Void {
    lock.withLock { shown = step }
    busy.start(title)
    let end = session.observe { [self] in handle($0) }
    return { [busy] in
      end()
      busy.stop()
    }
  }

  private func handle(_ event: SessionEvent) {
    switch event.kind {
    case .started(let run):
      pictures.begin(run.step)
      busy.rename(run.step)
    case .replaying(let steps):
      say(style.dim("  (run again first, unseen: \(steps.joined(separator: ", ")))"))
    case .output(let run, let output): show(output, of: run.step)
    case .ended: print(lock.withLock { errors.finish() })
    case .changed, .wentBack, .adopted, .checked, .solved, .closed: break
    }
  }

  private func show(_ output: StepOutput, of step: String) {
    let isShown = lock.withLock { shown == step }
    switch output {
    case .progress(let progress):
      let bar = progress.fraction.map { Self.bar($0) + " " } ?? ""
      busy.update(bar + TerminalLine.printable(progress.label))
    case .notice(let notice):
      if lock.withLock({ notices.insert(notice).inserted }) { say(style.dim(notice)) }
    case .figure(let figure):
      let file = written { try pictures.write(figure, of: step) }
      if isShown { say("[figure] \(figure.title): \(figure.description)\n  -> \(file)") }
    case .images(let grid):
      let files = allWritten { try pictures.write(grid, of: step) }
      if isShown { say(Self.text(grid, files)) }
    case .text(let text): if isShown { print(text) }
    case .errorText(let text): if isShown { print(lock.withLock { errors.pass(text) }) }
    case .table(let table): if isShown { say(table.plainText ?? PlainTable.text(table)) }
    // It is told with its place in the file, when the step has ended.
    case .error: break
    }
  }

  private func print(_ text: String) { busy.print(hasColor ? text : TerminalLine.withoutSequences(text)) }

  private func written(_ body: () throws -> URL) -> String {
    do { return try body().path } catch { return "(cannot be written: \(error))" }
  }

  private func allWritten(_ body: () throws -> [URL]) -> [String] {
    do { return try body().map(\.path) } catch { return ["(cannot be written: \(error))"] }
  }

  private static func text(_ grid: StepOutput.ImageGrid, _ files: [String]) -> String {
    let title = grid.title.map { " \($0)" } ?? ""
    let lines = grid.pictures.enumerated().map { index, picture in
      let words = picture.caption.isEmpty ? picture.alternativeText : picture.caption
      return "  \(words.replacing("\n", with: ", ")) -> \(index < files.count ? files[index] : files.last ?? "")"
    }
    return (["[pictures]" + title] + lines).joined(separator: "\n")
  }

  private static func bar(_ fraction: Double) -> String {
    let full = Int((min(max(fraction, 0), 1) * 20).rounded())
    return String(repeating: "━", count: full) + String(repeating: "╌", count: 20 - full)
  }

  /// How a step ended.
  func show(_ record: StepRecord, source: String, line: Int) {
    let time = record.seconds.map { style.dim(String(format: "  %.2f s", $0)) } ?? ""
    switch record.state {
    case .ran: say(style.green("✓") + " \(record.id)\(time)")
    case .failedAsExpected: say(style.green("✓") + " \(record.id)\(style.dim("  failed, as it should"))\(time)")
    case .stoppedEarly: say(style.red("✗") + " \(record.id)  stopped early; what comes next begins from there\(time)")
    case .failed: say(style.red("✗") + " \(record.id)\(time)")
    case .shownOnly, .notReached: break
    }
    for case .error(let failure) in record.outputs {
      say(FailureLines(failure: failure, source: source, first: line, style: style).lines.joined(separator: "\n"))
    }
  }
}
