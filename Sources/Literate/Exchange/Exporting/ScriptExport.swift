import Foundation

/// Makes one Swift script of a lesson: prose as comments, the parameters as constants, the steps in their order. What a step shows,
/// the script prints.
struct ScriptExport {
  let lesson: Lesson
  /// The script's file name, for the words at its top.
  let fileName: String

  /// - Parameter lesson: its exercises are their solutions.
  init(lesson: Lesson, fileName: String) { (self.lesson, self.fileName) = (lesson.solved, fileName) }

  /// The script's text.
  ///
  /// - Parameter isLocated: whether the compiler is to name the lines of the lesson instead of the script's.
  /// - Throws: ``ExportError`` where steps declare what one script cannot hold.
  func text(isLocated: Bool = false) throws -> String {
    let running = lesson.steps.filter(Self.runs)
    let scopes = try scopes()
    var blocks = [opening, imports(of: running)]
    let names = LessonOpening.parameters(lesson)
    if !names.isEmpty { blocks.append("// The lesson's parameters.\n\(names)") }
    var place = 0
    for part in LessonParts(lesson).parts {
      switch part.kind {
      case .prose(let text): blocks.append(Self.comment(text))
      case .step(let step, _):
        guard Self.runs(step) else {
          blocks.append(notRun(step))
          continue
        }
        if let reason = scopes.reasons[place] { blocks.append(Self.scope(reason)) }
        let location =
          isLocated ? "#sourceLocation(file: \(StepScript.literal(lesson.file)), line: \(step.line))\n" : ""
        blocks.append(heading(step) + location + Self.code(of: step, isLocated: isLocated))
        place += 1
      }
    }
    let ends = String(repeating: "}\n", count: scopes.reasons.count)
    return blocks.joined(separator: "\n\n") + "\n" + (ends.isEmpty ? "" : "\n" + ends)
  }

  /// Which steps begin a block.
  ///
  /// - Throws: ``ExportError``.
  func scopes() throws -> ScriptScopes { try ScriptScopes(lesson, running: lesson.steps.filter(Self.runs)) }

  /// Steps that are meant to fail leave no trace in the lesson, and would end a script.
  private static func runs(_ step: Step) -> Bool { !step.attributes.norun && !step.attributes.expectsError }

  private var opening: String {
    let file = fileName.contains(" ") ? "'\(fileName)'" : fileName
    return Self.comment(
      """
      \(lesson.title)

      The lesson \(lesson.name) of a course for Lectern, as one script. What its steps show, it prints. It is run by

        lectern run-script \(file)

      or, in a clone of Lectern, where no `lectern` is on the PATH: swift run -c release lectern run-script \(file)
      """)
  }

  private func imports(of steps: [Step]) -> String {
    var modules = ["Foundation", "TransferLearning"]
    for module in steps.flatMap({ StepSyntax(source: $0.source).imports.map(\.module) }) where !modules.contains(module)
    {
      modules.append(module)
    }
    return modules.map { "import \($0)" }.joined(separator: "\n")
  }

  private func heading(_ step: Step) -> String {
    guard let title = step.title else { return "" }
    return "// MARK: - \(title)\n"
  }

  private func notRun(_ step: Step) -> String {
    let why = step.attributes.norun ? "To be read, not run:" : "Meant to fail, and so not run here:"
    return heading(step) + Self.comment(why + "\n\n" + step.source)
  }

  private static func scope(_ reason: ScriptScopes.Reason) -> String {
    "// From here on there is another `\(reason.name)`; the block, which reaches to the end, keeps it apart.\ndo {"
  }

  /// Without imports, which stand at the top, and showing its last expression as the step does.
  ///
  /// - Parameter isLocated: whether lines of imports are left empty, so that all others keep their numbers.
  private static func code(of step: Step, isLocated: Bool) -> String {
    let syntax = StepSyntax(source: step.source)
    var bytes = Array(step.source.utf8)
    if let last = syntax.lastExpression, !step.attributes.hide {
      let text = String(decoding: bytes[last], as: UTF8.self)
      if text.prefixMatch(of: #/(show|print)\(/#) == nil {
        bytes.insert(UInt8(ascii: ")"), at: last.upperBound)
        bytes.insert(contentsOf: "show(".utf8, at: last.lowerBound)
      }
    }
    for declaration in syntax.imports.reversed() {
      let (range, end) = (declaration.range, declaration.range.upperBound)
      let startsLine = range.lowerBound == 0 || bytes[range.lowerBound - 1] == newline
      let endsLine = end < bytes.count && bytes[end] == newline
      if startsLine, endsLine, !isLocated {
        bytes.removeSubrange(range.lowerBound...end)
      } else {
        for index in range where bytes[index] != newline { bytes[index] = UInt8(ascii: " ") }
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static let newline = UInt8(ascii: "\n")

  static func comment(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { $0.isEmpty ? "//" : "// \($0)" }
      .joined(separator: "\n").replacing(#/(\n\/\/)+$/#, with: "")
  }
}
