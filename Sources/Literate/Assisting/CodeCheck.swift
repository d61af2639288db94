import Foundation
import StepOutput

/// Has the compiler look at a step as it would be compiled to run.
struct CodeCheck: Sendable {
  let context: CodeContext
  init(_ context: CodeContext) { self.context = context }

  /// - Throws: what keeps the compiler from being asked.
  func diagnostics() async throws -> [CodeDiagnostic] {
    let (step, file) = (context.step, context.file)
    do {
      let script = try StepScript(step: step, file: file, after: context.chain.map(\.module))
      let words = try await context.compiler.check(script, after: context.chain, onlyGrammar: !context.isWhole)
      return Diagnostics.places(in: words, file: file, step: step).map(diagnostic)
    } catch let failure as StepOutput.Failure {
      let line = failure.line ?? step.line
      return [diagnostic(.init(kind: "error", message: failure.message, line: line, column: failure.column))]
    }
  }

  private func diagnostic(_ place: Diagnostics.Place) -> CodeDiagnostic {
    let units = CodeUnits(context.step.source)
    let line = min(max(place.line, context.step.line), context.step.lines.last ?? context.step.line)
    let number = line - context.step.line + 1
    var range = units.line(number)
    if let column = place.column, line == place.line {
      let start = units.byte(line: number, column: column)
      range = start..<max(start, StepSyntax.end(ofTokenAt: start, in: units.source) ?? units.word(at: start).upperBound)
    }
    return CodeDiagnostic(
      severity: place.kind == "note" ? .note : .error, message: place.message, line: number,
      column: units.column(at: range.lowerBound),
      length: units.unit(at: range.upperBound) - units.unit(at: range.lowerBound))
  }
}
