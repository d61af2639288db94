import Foundation

extension LiveStep {
  /// A step with what came of it.
  ///
  /// - Parameters:
  ///   - record: nil where nothing has come of it, or it runs.
  ///   - author: the author's code, where the step has another.
  init(
    _ step: Step, _ lesson: Lesson, _ record: StepRecord?, progress: Progress, memory: Int?, author: String?,
    verdict: Verdict? = nil, isSolvedByAuthor: Bool = false
  ) {
    let outputs = record?.outputs ?? []
    let notes = lesson.notes[step.id] ?? []
    let isShown = !step.attributes.hide || progress == .failed
    self.init(
      id: step.id, progress: progress, words: progress.words, seconds: record?.seconds, memory: memory,
      source: step.source, author: author, verdict: verdict, isSolvedByAuthor: isSolvedByAuthor,
      code: CodeHTML(step.source, tokens: SwiftColouring.tokens(of: step.source))
        .html(
          fault: FailureHTML.fault(in: outputs, of: step, lesson: lesson), notesOf: notes.isEmpty ? nil : step.id),
      output: isShown
        ? OutputHTML(
          step: step, lesson: lesson, names: lesson.stepNames, isExpected: progress == .failedAsExpected
        ).html(outputs) : "")
  }
}

extension LiveStep.Progress {
  /// What stands in the step's bar.
  var words: String {
    switch self {
    case .waiting: "Not run yet"
    case .queued: "Waits"
    case .running: "Runs"
    case .ran: StepHTML.words(.ran)
    case .failed: StepHTML.words(.failed)
    case .failedAsExpected: StepHTML.words(.failedAsExpected)
    case .stoppedEarly: StepHTML.words(.stoppedEarly)
    case .shownOnly: StepHTML.words(.shownOnly)
    }
  }
}

extension LiveBeginning {
  /// As it stands in a page: without what the page shows anyway, and without what would end its element.
  var json: String {
    var plain = self
    for index in plain.steps.indices { (plain.steps[index].code, plain.steps[index].output) = ("", "") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(plain)) ?? Data("null".utf8)
    return String(decoding: data, as: UTF8.self).replacingOccurrences(of: "<", with: "\\u003c")
  }
}

extension Lesson {
  /// `Step 3`, by the step's id; hidden steps have none.
  var stepNames: [String: String] {
    let shown = steps.filter { !$0.attributes.hide }
    return Dictionary(shown.enumerated().map { ($1.id, "Step \($0 + 1)") }, uniquingKeysWith: { first, _ in first })
  }
}
