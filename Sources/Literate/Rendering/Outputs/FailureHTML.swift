import Foundation
import StepOutput

/// What went wrong in a step, and where.
struct FailureHTML {
  let step: Step
  let lesson: Lesson
  /// `Step 3`, by the step's id.
  let names: [String: String]
  var isExpected = false

  func html(_ failure: StepOutput.Failure) -> String {
    let details = failure.details.joined(separator: "\n")
    let more =
      details.isEmpty
      ? ""
      : "<details><summary>Details</summary>\n\(TerminalHTML.html(details, class: "text"))</details>\n"
    return """
      <div class="failure\(isExpected ? " expected" : "")">
      <p class="label">\(isExpected ? "As expected: " : "")\(FailureText.kind(failure.kind))</p>
      <p class="message">\(TerminalHTML.inline(failure.message))</p>
      \(place(of: failure).map { "<p class=\"place\">\($0)</p>\n" } ?? "")\(more)</div>

      """
  }

  /// `Line 2 of this step` and the place in the file.
  private func place(of failure: StepOutput.Failure) -> String? {
    guard let line = failure.line else { return nil }
    let file = failure.file ?? lesson.file
    let isHere = Self.isLesson(file, lesson)
    let spot = ([isHere ? lesson.file : file, "\(line)"] + (failure.column.map { ["\($0)"] } ?? [])).joined(
      separator: ":"
    ).htmlEscaped
    guard isHere, let home = lesson.steps.first(where: { $0.lines.contains(line) }) else {
      return "<code>\(spot)</code>"
    }
    let owner =
      home.id == step.id
      ? "this step" : "<a href=\"#\(home.id.htmlEscaped)\">\((names[home.id] ?? home.id).lowercasedFirst)</a>"
    return "Line \(line - home.line + 1) of \(owner), <code>\(spot)</code>"
  }

  /// Where the first failure of the outputs is in the step's own code.
  static func fault(in outputs: [StepOutput], of step: Step, lesson: Lesson) -> CodeHTML.Fault? {
    for case .error(let failure) in outputs {
      guard let line = failure.line, isLesson(failure.file ?? lesson.file, lesson), step.lines.contains(line) else {
        continue
      }
      return CodeHTML.Fault(line: line - step.line, column: failure.column.map { $0 - 1 })
    }
    return nil
  }

  /// The compiler may name the file by its whole path.
  private static func isLesson(_ file: String, _ lesson: Lesson) -> Bool {
    URL(fileURLWithPath: file).lastPathComponent == URL(fileURLWithPath: lesson.file).lastPathComponent
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
