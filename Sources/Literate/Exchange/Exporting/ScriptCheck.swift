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
      throw error(failure, lesson)
    } catch let rejection as CompilerRejection {
      throw error(Diagnostics.failure(from: rejection.words, file: lesson.file, step: step), lesson)
    }
  }

  private static func error(_ failure: StepOutput.Failure, _ lesson: Lesson) -> ExportError {
    .doesNotCompile(file: lesson.file, line: failure.line ?? 1, message: failure.message)
  }
}
