import StepOutput

/// Whether a script compiles, asked of the compiler that steps are compiled with.
enum ScriptCheck {
  /// - Throws: ``ExportError`` at the lesson's line; what keeps anything from being compiled.
  static func check(_ export: ScriptExport, toolchain: Toolchain, kernel: KernelLocation) async throws {
    let lesson = export.lesson
    let text = try export.text(isLocated: true)
    let awaits = lesson.steps.contains { !$0.attributes.norun && StepSyntax(source: $0.source).awaits }
    let compiler = try StepCompiler(toolchain: toolchain, kernel: kernel, awaits: awaits)
    let step = Step(id: "script", source: text, line: 1, attributes: .init())
    var whole = lesson
    whole.parameters = []
    do {
      let first = try await compiler.compile(
        .parameters(of: whole, values: [], imports: kernel.imports), after: [])
      _ = try await compiler.compile(StepScript(step: step, file: lesson.file, after: [first.module]), after: [first])
    } catch let failure as StepOutput.Failure {
      throw error(failure, lesson, try export.scopes())
    } catch let rejection as CompilerRejection {
      throw error(
        Diagnostics.failure(from: rejection.words, file: lesson.file, step: step), lesson, try export.scopes())
    }
  }

  private static func error(
    _ failure: StepOutput.Failure, _ lesson: Lesson, _ scopes: ScriptScopes
  ) -> ExportError {
    let line = failure.line ?? 1
    let reason = scopes.reasons.values.filter { $0.again <= line }.max { $0.again < $1.again }
    guard let reason else { return .doesNotCompile(file: lesson.file, line: line, message: failure.message) }
    return .declaredTwice(
      name: reason.name, file: lesson.file, line: reason.line, again: reason.again,
      why: "a block would keep them apart, but in it line \(line) does not compile: \(failure.message)")
  }
}
