import StepOutput

extension Session {
  func compiledParameters() -> Task<Compilation, Never> {
    if let parameters { return parameters }
    let script = StepScript.parameters(of: lesson, values: values, imports: kernel.imports)
    let (compiler, file, times) = (compiler, lesson.file, times)
    let task = Task<Compilation, Never> {
      do {
        return try await times.beside("compiler") { times in
          .compiled(try await compiler.compile(script, after: [], times: times), line: 1)
        }
      } catch {
        let step = Step(id: "parameters", source: "", line: 1, attributes: .init())
        return .rejected(Self.failure(for: error, step, file))
      }
    }
    parameters = task
    return task
  }

  /// Compiling a step as it stands in the lesson.
  func compilation(at index: Int) -> Task<Compilation, Never> {
    if let task = slots[index].compilation { return task }
    let task = compilation(of: slots[index].step, at: index)
    slots[index].compilation = task
    return task
  }

  /// Compiling a step in the place of the one at an index, after the steps before it.
  ///
  /// - Parameters:
  ///   - answer: what stands in that place, where the step comes behind it.
  ///   - prelude: what stands before the step's code.
  func compilation(
    of step: Step, at index: Int, behind answer: Compilation? = nil, prelude: String = ""
  ) -> Task<Compilation, Never> {
    guard !step.attributes.norun else { return Task { .unreachable } }
    var earlier = slots[..<index].indices.filter { !slots[$0].step.attributes.norun }.map {
      (carrier(at: $0), slots[$0].step.attributes.expectsError)
    }
    if let answer { earlier.append((Task { answer }, false)) }
    let (compiler, file, parameters, times) = (compiler, lesson.file, compiledParameters(), times)
    return Task {
      guard case .compiled(let first, _) = await parameters.value else { return await parameters.value }
      var chain = [first]
      for (task, expectsError) in earlier {
        // A step that is meant to fail leaves variables that were never set: nothing may build on it.
        if expectsError { continue }
        guard case .compiled(let compiled, _) = await task.value else { return .unreachable }
        chain.append(compiled)
      }
      do {
        return try await times.beside("compiler") { times in
          let script = try times.measure(.analyse, step.id) {
            try StepScript(step: step, file: file, after: chain.map(\.module), prelude: prelude)
          }
          return .compiled(try await compiler.compile(script, after: chain, times: times), line: step.line)
        }
      } catch { return .rejected(Self.failure(for: error, step, file)) }
    }
  }

  /// Compiling what later steps build on: a step, or the solution in the place of an answer that does not pass.
  func carrier(at index: Int) -> Task<Compilation, Never> {
    guard isOpenExercise(index), slots[index].verdict?.passed != true,
      let solution = slots[index].step.exercise?.solution
    else { return compilation(at: index) }
    if let standIn = slots[index].standIn { return Task { standIn.compilation } }
    if let task = slots[index].solution { return task }
    let task = compilation(of: slots[index].step.with(solution), at: index)
    slots[index].solution = task
    return task
  }

  /// Forgets what the compiler made of the steps from an index on, and could not for a reason that may be gone the next time.
  func forgetCompilations(from index: Int) {
    for position in slots[index...].indices { (slots[position].compilation, slots[position].solution) = (nil, nil) }
    parameters = nil
  }

  /// Ends compiling what is not wanted any more.
  func forget(_ compilation: Task<Compilation, Never>?) {
    guard let compilation else { return }
    compilation.cancel()
    forgotten.append(compilation)
  }
}
