extension LiveLesson {
  /// What the pages show of the room, with what is so in this lesson.
  package func show(_ state: LiveRoomState) {
    var state = state
    state.isAside = kept.own != nil
    board.set(state)
  }

  /// Puts the author's code up to the teacher's step in the place of the reader's own, which is kept aside, and runs it.
  ///
  /// - Parameter code: what the reader has written and not run.
  func catchUp(_ code: [String: String]) async throws {
    guard let room else { throw LiveProblem.noRoom }
    let wanted = try await room.catchUp(name)
    let known = Set(original.steps.map(\.id))
    if let missing = wanted.steps.first(where: { !known.contains($0.id) }) {
      throw LiveProblem.otherLesson(step: missing.id)
    }
    guard known.contains(wanted.through) else { throw LiveProblem.otherLesson(step: wanted.through) }
    try await take(code)
    let authors = Dictionary(wanted.steps.map { ($0.id, $0.code) }) { first, _ in first }
    // Own work comes back as it was before the first time; what was changed in the author's code since has a place of its own.
    var next = kept
    if kept.own == nil {
      next.own = changes.filter(\.isUsed)
    } else {
      next.add(changes.filter { $0.isUsed && authors[$0.step] != $0.mine })
    }
    try next.save(original)
    kept = next
    let later = changes.filter { authors[$0.step] == nil }
    let taken = original.steps.compactMap { step in
      authors[step.id].flatMap { code in
        code == step.source ? nil : StepChange(step: step.id, original: step.source, mine: code, isUsed: true)
      }
    }
    stopRunning()
    session.interrupt()
    try await apply(taken + later)
    await publish()
    show(room.state)
    // An exercise is the reader's to run.
    let steps = original.steps
    let place = steps.firstIndex { $0.id == wanted.through } ?? 0
    if steps[place].exercise == nil {
      startRunning(through: wanted.through)
    } else if place > 0 {
      startRunning(through: steps[place - 1].id)
    }
  }

  /// The reader's own work again, as it was before "Catch me up".
  func backToMine() async throws {
    guard let own = kept.own else { throw LiveProblem.nothingAside }
    var next = kept
    next.add(changes.filter(\.isUsed))
    next.own = nil
    // First the work, then the file: whatever breaks in between, it is in one of them.
    var progress = LessonProgress()
    progress.changes = own
    _ = progress.fit(to: original)
    stopRunning()
    try await apply(progress.changes.filter(\.isUsed))
    try next.save(original)
    kept = next
    await publish()
    if let room { show(room.state) }
  }

  /// The author's code up to a step; nil where there is no such step. Exercises before it are solved: whoever catches up goes on behind
  /// them.
  package func authorsCode(through id: String) -> CatchUp? {
    guard let place = original.steps.firstIndex(where: { $0.id == id }) else { return nil }
    let steps = original.steps[...place].map { step in
      CatchUp.Step(id: step.id, code: (step.id == id ? nil : step.exercise?.solution?.source) ?? step.source)
    }
    return CatchUp(lesson: name, through: id, steps: steps)
  }

  /// What a step is called; nil where there is none.
  package func nameOfStep(_ id: String) -> String? {
    lesson.steps.contains { $0.id == id } ? lesson.stepNames[id] ?? "a hidden step" : nil
  }

  /// The lesson's title.
  package var title: String { original.title }
}
