import StepOutput

/// Compiles the steps of a lesson in their order, ahead of those that run.
struct CompilePipeline: Sendable {
  enum Result: Sendable {
    case compiled(CompiledStep)
    case rejected(StepOutput.Failure)
  }

  let compiler: StepCompiler
  let lesson: Lesson
  let values: [(Lesson.Parameter, ParameterValue)]
  let lastStep: String?

  /// The parameters' module first, then one result for each step that is to run; nothing after a step that ends the lesson.
  func start() -> AsyncStream<Result> {
    AsyncStream { stream in
      let task = Task {
        await compile { stream.yield($0) }
        stream.finish()
      }
      stream.onTermination = { _ in task.cancel() }
    }
  }

  private func compile(_ yield: (Result) -> Void) async {
    var chain: [CompiledStep] = []
    do {
      let script = StepScript.parameters(of: lesson, values: values, imports: compiler.kernel.imports)
      let first = try await compiler.compile(script, after: [])
      chain.append(first)
      yield(.compiled(first))
    } catch {
      let step = Step(id: "parameters", source: "", line: 1, attributes: .init())
      return yield(.rejected(failure(for: error, step)))
    }
    for step in lesson.steps where !step.attributes.norun {
      do {
        let script = try StepScript(step: step, file: lesson.file, after: chain.map(\.module))
        let compiled = try await compiler.compile(script, after: chain)
        yield(.compiled(compiled))
        // A step that is meant to fail leaves variables that were never set: nothing may build on it.
        if !step.attributes.expectsError { chain.append(compiled) }
      } catch {
        yield(.rejected(failure(for: error, step)))
        if !step.attributes.expectsError { return }
      }
      if step.id == lastStep { return }
    }
  }

  private func failure(for error: any Error, _ step: Step) -> StepOutput.Failure {
    switch error {
    case let failure as StepOutput.Failure: failure
    case let rejection as CompilerRejection: Diagnostics.failure(from: rejection.words, file: lesson.file, step: step)
    default:
      .init(kind: .kernel, message: "the step could not be compiled: \(error)", file: lesson.file, line: step.line)
    }
  }
}
