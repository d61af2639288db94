import Foundation
import StepOutput

/// What a step showed, as HTML in the order it came.
struct OutputHTML {
  let step: Step
  let lesson: Lesson
  /// `Step 3`, by the step's id.
  let names: [String: String]
  var isExpected = false

  /// Neighbouring pieces of text are one text; a progress is shown where it began, as it was last.
  func html(_ outputs: [StepOutput]) -> String {
    var joined: [StepOutput] = []
    var places: [String: Int] = [:]
    // Kept aside, since a step may print a million pieces.
    var (text, isError) = ("", false)
    func finishText() {
      if !text.isEmpty { joined.append(isError ? .errorText(text) : .text(text)) }
      text = ""
    }
    func add(_ piece: String, asError: Bool) {
      if asError != isError { finishText() }
      isError = asError
      text += piece
    }
    for output in TrapTrace.movedToDetails(outputs) {
      switch output {
      case .text(let piece): add(piece, asError: false)
      case .errorText(let piece): add(piece, asError: true)
      case .progress(let progress):
        if let place = places[progress.id] {
          joined[place] = output
        } else {
          finishText()
          places[progress.id] = joined.count
          joined.append(output)
        }
      default:
        finishText()
        joined.append(output)
      }
    }
    finishText()
    var html = ""
    var (size, leftOut) = (0, 0)
    for row in rows(of: joined) {
      // What went wrong is always told.
      guard size < Self.mostHTML || row.contains(where: \.isFailure) else {
        leftOut += row.count
        continue
      }
      let pieces = row.map(self.html)
      size += zip(row, pieces).reduce(0) { $0 + ($1.0.isPicture ? 1000 : $1.1.utf8.count) }
      html += row.count > 1 ? "<div class=\"beside\">\n\(pieces.joined())</div>\n" : pieces.joined()
    }
    guard leftOut > 0 else { return html }
    let things = leftOut == 1 ? "One more output is" : "\(leftOut.grouped) more outputs are"
    return html + "<p class=\"note\">\(things) not on this page, which would be too large.</p>\n"
  }

  /// In bytes, of one step without its pictures: a page has to open.
  private static let mostHTML = 600_000

  /// Charts and single pictures that follow each other stand side by side where there is room.
  private func rows(of outputs: [StepOutput]) -> [[StepOutput]] {
    func isNarrow(_ output: StepOutput) -> Bool {
      switch output {
      case .figure: true
      case .images(let grid): grid.pictures.count == 1
      default: false
      }
    }
    var rows: [[StepOutput]] = []
    for output in outputs {
      if isNarrow(output), let last = rows.last?.last, isNarrow(last) {
        rows[rows.count - 1].append(output)
      } else {
        rows.append([output])
      }
    }
    return rows
  }

  private func html(_ output: StepOutput) -> String {
    switch output {
    case .text(let text): TerminalHTML.html(trimmed(text), class: "text")
    case .errorText(let text):
      """
      <div class="stderr"><p class="label">Standard error</p>
      \(TerminalHTML.html(trimmed(text), class: "text"))</div>

      """
    case .table(let table): TableHTML.html(table)
    case .figure(let figure): FigureHTML.html(figure)
    case .images(let grid): ImageGridHTML.html(grid)
    case .progress(let progress): self.progress(progress)
    // It stands at the top of the page.
    case .notice: ""
    case .error(let failure):
      FailureHTML(step: step, lesson: lesson, names: names, isExpected: isExpected).html(failure)
    }
  }

  /// Without its last line end.
  private func trimmed(_ text: String) -> String {
    text.unicodeScalars.last == "\n" ? String(text.unicodeScalars.dropLast()) : text
  }

  private func progress(_ progress: StepOutput.Progress) -> String {
    let label = progress.label.htmlEscaped
    let figure = progress.figure.map { FigureHTML.html($0) } ?? ""
    guard let fraction = progress.fraction, fraction.isFinite, fraction < 1 else {
      return "<p class=\"progress\"><span aria-hidden=\"true\">✓</span> \(label)</p>\n" + figure
    }
    let percent = Int((max(fraction, 0) * 100).rounded(.down))
    return """
      <p class="progress">\(label) <progress max="100" value="\(percent)" aria-label="\(label)"></progress> \
      \(percent) %</p>
      \(figure)
      """
  }
}

extension StepOutput {
  fileprivate var isFailure: Bool { if case .error = self { true } else { false } }
  fileprivate var isPicture: Bool {
    switch self {
    case .images, .figure: true
    default: false
    }
  }
}
