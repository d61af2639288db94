import Files
import StepOutput

extension LiveLesson {
  /// Does what a page asks. What takes long goes on behind the answer and shows in the events.
  ///
  /// - Throws: ``LiveProblem``, `SessionError`, `LessonWritingError`: a sentence for the reader, and nothing was changed.
  public func ask(_ request: LiveRequest) async throws -> LiveReply {
    guard !board.isClosed else { throw LiveProblem.closed }
    switch request {
    case .run(let last, let code):
      if let last { try check(last) }
      try await take(code)
      startRunning(through: last)
    case .rerun(let id, let code):
      try check(id)
      try await take(code)
      try await goBack(to: id)
      startRunning(through: id)
    case .check(let id, let code):
      try check(id)
      try await take(code)
      startChecking(id)
    case .stop:
      stopRunning()
      session.interrupt()
    case .goBack(let id):
      try check(id)
      stopRunning()
      try await goBack(to: id)
    case .restart:
      stopRunning()
      if let first = lesson.steps.first { try await goBack(to: first.id) }
    case .author(let id):
      if let id { try check(id) }
      try await apply(changes.filter { id != nil && $0.step != id })
      await publish()
    case .tryAnotherWay(let id, let source):
      try check(id)
      guard source.utf8.count <= Self.mostCode else {
        throw LiveProblem.tooLong(step: id, bytes: source.utf8.count)
      }
      Task { await tryAnotherWay(id, source) }
    case .adopt(let number): try await adopt(number)
    case .dropWays(let id): await forgetWays(of: id)
    case .variables: return .variables(try await session.variables())
    case .save(let id):
      guard let change = changes.first(where: { $0.step == id && $0.isUsed }) else {
        throw LiveProblem.nothingToSave(id)
      }
      try await write(change)
    case .bringRoom(let id):
      try check(id)
      guard let room else { throw LiveProblem.noRoom }
      try await room.bring(to: id, of: self)
    case .catchUp(let code): try await catchUp(code)
    case .backToMine: try await backToMine()
    case .colour(_, let source): return .colours(assistant.colours(of: source))
    case .complete(let id, let source, let offset):
      let found = await assistant.completions(step: id, source: source, offset: offset)
      return .completions(start: found.start, length: found.length, found.2)
    case .describe(let id, let source, let offset):
      return .description(await assistant.description(step: id, source: source, offset: offset))
    case .diagnose(let id, let source):
      // Where it is not known what the compiler would say, nothing is said.
      return await assistant.diagnostics(step: id, source: source).map { .diagnostics($0) } ?? .done
    }
    return .done
  }

  private func check(_ id: String) throws {
    guard lesson.steps.contains(where: { $0.id == id }) else { throw LiveProblem.unknownStep(id) }
  }

  private func goBack(to id: String) async throws {
    willChange()
    try await session.goBack(toBefore: id)
  }

  // MARK: Other ways

  private func tryAnotherWay(_ id: String, _ source: String) async {
    guard let step = lesson.steps.first(where: { $0.id == id }) else { return }
    // It has no number before it runs; the place is its own until then.
    let placeholder = LiveWay(run: StepRun(number: 0, step: id, purpose: .alternative), source: source)
    ways[id, default: []].append(placeholder)
    showWays(of: step)
    do {
      let made = try await session.alternatives(of: id, [source])
      replacePlaceholder(
        of: id, source, by: made.first.map { LiveWay(run: $0.run, source: $0.source, result: $0.result) })
    } catch {
      let failure = StepOutput.Failure(kind: .kernel, message: SystemReason.sentence(for: error), file: nil, line: nil)
      var record = StepRecord(step, state: .failed)
      record.outputs = [.error(failure)]
      replacePlaceholder(
        of: id, source, by: LiveWay(run: placeholder.run, source: source, result: StepResult(record: record)))
    }
    if let step = lesson.steps.first(where: { $0.id == id }) { showWays(of: step) }
  }

  private func replacePlaceholder(of id: String, _ source: String, by way: LiveWay?) {
    // Let go meanwhile.
    guard let place = ways[id]?.firstIndex(where: { $0.result == nil && $0.source == source }) else { return }
    if let way { ways[id]?[place] = way } else { ways[id]?.remove(at: place) }
  }

  private func adopt(_ number: Int) async throws {
    guard let way = ways.values.joined().first(where: { $0.run.number == number }) else {
      throw SessionError.unknownAlternative(number)
    }
    let id = way.run.step
    try await session.adopt(number)
    hasAdopted(way.source, for: id)
    await forgetWays(of: id)
    await publish()
  }

  func forgetWays(of id: String) async {
    guard ways[id] != nil else { return }
    ways[id] = nil
    board.setWays("", of: id)
    await session.discardAlternatives(of: id)
  }

  private func showWays(of step: Step) {
    let html = (ways[step.id] ?? []).enumerated().map { $1.html(step, lesson, number: $0 + 1) }.joined()
    board.setWays(html, of: step.id)
  }
}
