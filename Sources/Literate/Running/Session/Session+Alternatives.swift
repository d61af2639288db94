import StepOutput

/// Another way for a step, run from the state before it; the step itself is as it was.
public struct Alternative: Codable, Sendable {
  /// Its run; the number names it.
  public var run: StepRun
  /// The code that ran.
  public var source: String
  /// What came of it.
  public var result: StepResult

  /// An alternative that may still become the step.
  struct Kept {
    var alternative: Alternative
    var compilation: Compilation
    var state: KernelState?
  }
}

extension Session {
  /// Runs other code in the place of a step, from the state before it, and leaves everything as it was.
  ///
  /// - Throws: ``SessionError`` when the steps before it cannot be run.
  public func trial(of id: String, _ source: String) async throws -> Alternative {
    try await alternatives(of: id, [source], .trial)[0]
  }

  /// Runs several ways for a step, each from the state before it. Any of them can become the step by ``adopt(_:)``, as long as nothing
  /// before it changes.
  ///
  /// - Throws: ``SessionError`` when the steps before it cannot be run.
  public func alternatives(of id: String, _ sources: [String]) async throws -> [Alternative] {
    try await alternatives(of: id, sources, .alternative)
  }

  /// Makes an alternative the step: what came of it is what is shown, and the steps after it have to run again.
  ///
  /// - Throws: ``SessionError`` when it is gone.
  public func adopt(_ number: Int) async throws {
    await turns.wait()
    defer { turns.done() }
    guard let kept = alternatives[number] else { throw SessionError.unknownAlternative(number) }
    let alternative = kept.alternative
    let index = try index(of: alternative.run.step)
    let discarded = slots[index...].filter { $0.result != nil }.map(\.step.id)
    alternatives[number] = nil
    lesson = lesson.replacing(index, with: alternative.source)
    forget(from: index)
    for (position, step) in lesson.steps.enumerated() { slots[position].step = step }
    slots[index].result = alternative.result
    slots[index].state = kept.state
    slots[index].known = kept.compilation
    slots[index].compilation = Task { kept.compilation }
    log.add(.changed(steps: lesson.steps.map(StepOutline.init), discarded: discarded))
    log.add(.adopted(alternative.run))
  }

  /// Lets the alternatives of a step go.
  public func discardAlternatives(of id: String) async {
    await turns.wait()
    defer { turns.done() }
    for (number, kept) in alternatives where kept.alternative.run.step == id {
      if let state = kept.state { discard(state) }
      alternatives[number] = nil
    }
  }

  /// Lets alternatives go.
  public func discardAlternatives() async {
    await turns.wait()
    defer { turns.done() }
    dropAlternatives(from: 0)
  }

  private func alternatives(
    of id: String, _ sources: [String], _ purpose: StepRun.Purpose
  ) async throws -> [Alternative] {
    if let before = try slots[..<index(of: id)].last(where: { !$0.step.attributes.norun })?.step.id {
      guard await run(through: before, passing: true) else {
        throw SessionError.notReached(id, because: "a step before it has not run to its end")
      }
    }
    await turns.wait()
    defer { turns.done() }
    stopping.begin()
    let index = try index(of: id)
    // Somebody else may have had the turn in between.
    guard (0..<index).allSatisfy(isPassed) else {
      throw SessionError.notReached(id, because: "a step before it was changed or left meanwhile")
    }
    var made: [Alternative] = []
    for source in sources {
      // As it would stand in the lesson: the code before it is the same.
      let step = lesson.replacing(index, with: source).steps[index]
      let run = nextRun(of: step, purpose)
      log.add(.started(run))
      let compilation = await compilation(of: step, at: index).value
      let (result, state) = await execute(step, compilation, from: index, run)
      let alternative = Alternative(run: run, source: step.source, result: result)
      log.add(.ended(run, result))
      made.append(alternative)
      if purpose == .alternative {
        alternatives[run.number] = .init(alternative: alternative, compilation: compilation, state: state)
      } else if let state {
        discard(state)
      }
    }
    return made
  }

  /// Lets the alternatives of the steps from an index on go.
  func dropAlternatives(from index: Int) {
    let gone = Set(slots[min(index, slots.count)...].map(\.step.id))
    for (number, kept) in alternatives where gone.contains(kept.alternative.run.step) {
      if let state = kept.state { discard(state) }
      alternatives[number] = nil
    }
  }
}
