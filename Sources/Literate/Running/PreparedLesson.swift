/// A lesson whose steps are being compiled, from the moment it is made; ``LessonRunner/run(_:onEvent:)`` runs it.
public final class PreparedLesson: Sendable {
  let lesson: Lesson
  let options: LessonRunner.Options
  /// The parameters with the values that the steps will see.
  let values: [(Lesson.Parameter, ParameterValue)]
  /// The parameters' module, then one result for each step that is to run.
  let compiled: AsyncStream<CompilePipeline.Result>
  /// Kept until the lesson has run: with it, what was compiled stays in the cache.
  private let compiler: StepCompiler

  init(_ lesson: Lesson, _ options: LessonRunner.Options, _ toolchain: Toolchain, _ kernel: KernelLocation) throws {
    self.lesson = lesson
    self.options = options
    values = lesson.parameters.map { ($0, options.parameters[$0.name] ?? $0.value) }
    let awaits = lesson.steps.contains { StepSyntax(source: $0.source).awaits }
    compiler = try StepCompiler(toolchain: toolchain, kernel: kernel, awaits: awaits)
    compiled = CompilePipeline(compiler: compiler, lesson: lesson, values: values, lastStep: options.lastStep).start()
  }
}
