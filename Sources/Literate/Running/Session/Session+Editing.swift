import StepOutput

extension Session {
  /// Takes the lesson as it is now. Steps that are the same keep what came of them, wherever they stand by now; the first that has
  /// changed, and those after it, have to run again. Prose changes nothing. A step that runs and has to run again is ended; a run whose
  /// later steps have changed comes to its end after the step in hand.
  ///
  /// - Throws: when nothing can be compiled any more: no cache folder, no kernel.
  public func update(to new: Lesson) async throws {
    let new = options.isFollowed ? new : new.solved
    try await update { _ in new }
  }

  private func update(_ change: (Lesson) throws -> Lesson) async throws {
    let first = first(toRunAgainIn: try change(lesson))
    // An earlier step of the lesson comes to its end, and its run too.
    let isLater = running.map { $0 < first } ?? false
    if first < slots.count, !isLater { stopping.ask(.kill) }
    if isLater, first < slots.count { updates += 1 }
    await turns.wait()
    updates = 0
    defer { turns.done() }
    // Only now: whoever had the turn before may have changed the lesson.
    let new = try change(lesson)
    let values = values(in: new)
    let changed = self.first(toRunAgainIn: new)
    let discarded = slots[changed...].filter { $0.result != nil }.map(\.step.id)
    if isAllNew(new) {
      forget(from: 0, all: true)
    } else if changed < slots.count {
      forget(from: changed)
    }
    let lines = LineMap(from: lesson.steps, to: Array(new.steps.prefix(changed)))
    slots = new.steps.enumerated().map { index, step in
      guard index < changed else { return SessionSlot(step: step) }
      var slot = slots[index]
      if slot.step.line != step.line, !slot.isCompiled {
        // What the compiler says of it names lines.
        forget(slot.compilation)
        (slot.compilation, slot.known) = (nil, nil)
      }
      slot.step = step
      if let record = slot.result?.record { slot.result?.record = lines.moved(record, to: step) }
      return slot
    }
    if Self.awaits(new) != Self.awaits(lesson) {
      use(try StepCompiler(toolchain: toolchain, kernel: kernel, awaits: Self.awaits(new)))
    }
    (lesson, self.values) = (new, values)
    log.add(.changed(steps: new.steps.map(StepOutline.init), discarded: discarded))
  }

  /// The parameters of a lesson with the values that the steps see.
  private func values(in lesson: Lesson) -> [(Lesson.Parameter, ParameterValue)] {
    lesson.parameters.map { ($0, options.parameters[$0.name] ?? $0.value) }
  }

  /// Whether something has changed that all steps depend on.
  private func isAllNew(_ new: Lesson) -> Bool {
    !values(in: new).elementsEqual(values) { $0.0.name == $1.0.name && $0.1 == $1.1 }
      || Self.awaits(new) != Self.awaits(lesson)
  }

  /// Which of the steps as they are is the first that has to run again.
  private func first(toRunAgainIn new: Lesson) -> Int {
    isAllNew(new) ? 0 : zip(slots, new.steps).prefix { $0.isSame(as: $1) }.count
  }

  /// Gives a step other code; it and those after it have to run again.
  ///
  /// - Throws: ``SessionError``; when nothing can be compiled any more.
  public func edit(_ id: String, to source: String) async throws {
    try await update { lesson in
      guard let index = lesson.steps.firstIndex(where: { $0.id == id }) else {
        throw SessionError.unknownStep(id, known: lesson.steps.map(\.id))
      }
      return lesson.replacing(index, with: source)
    }
  }

  /// Goes back to the state before a step; what came of it and of those after it is gone. A step that runs is ended.
  ///
  /// - Throws: ``SessionError``.
  public func goBack(toBefore id: String) async throws {
    _ = try index(of: id)
    stopping.ask(.kill)
    await turns.wait()
    defer { turns.done() }
    let index = try index(of: id)
    let discarded = slots[index...].filter { $0.result != nil }.map(\.step.id)
    goBack(toBefore: index)
    log.add(.wentBack(discarded: discarded))
  }

  /// Runs a step again, and those after it up to the last that had run.
  ///
  /// - Throws: ``SessionError``.
  @discardableResult
  public func rerun(from id: String) async throws -> Bool {
    let last = slots.last { $0.result != nil }?.step.id
    try await goBack(toBefore: id)
    guard let last, let from = try? index(of: id), let to = try? index(of: last), to > from else {
      return await run(through: id)
    }
    return await run(through: last)
  }

  /// Where a step stands among the steps.
  func index(of id: String) throws -> Int {
    guard let index = slots.firstIndex(where: { $0.step.id == id }) else {
      throw SessionError.unknownStep(id, known: slots.map(\.step.id))
    }
    return index
  }
}

extension Lesson {
  /// The lesson with other code in one of its steps; those after it move.
  func replacing(_ index: Int, with source: String) -> Lesson {
    var lesson = self
    var position = -1
    var shift = 0
    lesson.blocks = blocks.map { block in
      guard case .step(var step) = block else { return block }
      position += 1
      step.line += shift
      if position == index {
        let before = step.lines.count
        step.source = source.isEmpty || source.utf8.last == UInt8(ascii: "\n") ? source : source + "\n"
        shift = step.lines.count - before
      }
      return .step(step)
    }
    return lesson
  }
}

/// What a session cannot do.
public enum SessionError: Error, Hashable, CustomStringConvertible {
  case unknownStep(String, known: [String])
  case notReached(String, because: String)
  case unknownAlternative(Int)

  /// One sentence: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .unknownStep(let id, let known):
      "there is no step `\(id)`\(Suggestion.sentence(for: id, among: known, otherwise: ". There are: \(known.joined(separator: ", "))"))"
    case .notReached(let id, let reason):
      "the step `\(id)` cannot be reached: \(reason). Mend that first"
    case .unknownAlternative(let number):
      "there is no alternative \(number) any more: what it began from has changed. Try it again"
    }
  }
}
