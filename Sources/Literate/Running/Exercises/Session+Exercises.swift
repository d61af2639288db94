import StepOutput

extension Session {
  /// An answer that ran from the state before its step.
  struct Attempt {
    var step: Step
    var compilation: Compilation
    var result: StepResult
    /// nil where it did not run to its end.
    var state: KernelState?
  }

  // MARK: A learner's answer

  /// Runs an exercise as it stands, where it has not run, and its checks in copies of the state that it left.
  ///
  /// - Returns: what they say; nil where the step is no exercise or the steps before it do not run.
  /// - Throws: ``SessionError``.
  @discardableResult
  public func check(_ id: String) async throws -> Verdict? {
    guard try slots[index(of: id)].step.exercise != nil else { return nil }
    // What has failed is not run again.
    if try slots[index(of: id)].result == nil { await run(through: id) }
    await turns.wait()
    defer { turns.done() }
    guard let index = try? index(of: id), slots[index].result != nil else { return nil }
    stopping.begin()
    return await checkAnswer(at: index)
  }

  /// How the exercises stand.
  public var answers: ExerciseAnswers {
    ExerciseAnswers(
      verdicts: Dictionary(uniqueKeysWithValues: slots.compactMap { slot in slot.verdict.map { (slot.step.id, $0) } }),
      solvedByAuthor: Set(slots.filter { $0.standIn != nil }.map(\.step.id)))
  }

  /// Checks what has run at an index; the turn is the caller's.
  func checkAnswer(at index: Int) async -> Verdict {
    let slot = slots[index]
    guard let result = slot.result, let state = slot.state, let compilation = slot.known else {
      let verdict = slot.result.map { Verdict(failing: $0.record) } ?? Verdict(passed: false)
      settle(verdict, at: index)
      return verdict
    }
    let attempt = Attempt(step: slot.step, compilation: compilation, result: result, state: state)
    let verdict = await verdict(on: attempt, at: index)
    settle(verdict, at: index)
    return verdict
  }

  private func settle(_ verdict: Verdict, at index: Int) {
    let before = slots[index].carries
    slots[index].verdict = verdict
    if verdict.passed, let standIn = slots[index].standIn {
      if let state = standIn.state { discard(state) }
      slots[index].standIn = nil
    }
    if slots[index].carries != before {
      // What comes after it was compiled for the other answer.
      let discarded = slots[(index + 1)...].filter { $0.result != nil }.map(\.step.id)
      forget(from: index + 1)
      if !discarded.isEmpty { log.add(.wentBack(discarded: discarded)) }
    }
    log.add(.checked(step: slots[index].step.id, verdict))
  }

  /// Sees to it that the lesson can go on behind an exercise: from the answer where it passes, else from the author's solution.
  ///
  /// - Returns: whether it can.
  func passExercise(at index: Int) async -> Bool {
    let exercise = slots[index].step.exercise
    // Who has not begun need not see the starter code fail.
    let isBegun = slots[index].step.source != exercise?.starter.source || slots[index].result != nil
    if isBegun {
      if slots[index].result == nil { await runStep(at: index) }
      guard index < slots.count, !stopping.isAsked else { return false }
      if slots[index].verdict == nil { _ = await checkAnswer(at: index) }
      if slots[index].verdict?.passed == true { return true }
    }
    guard slots[index].standIn == nil else { return true }
    guard let solution = exercise?.solution, !stopping.isAsked else { return false }
    let step = slots[index].step.with(solution)
    let run = nextRun(of: step, .solution)
    log.add(.started(run))
    let attempt = await self.attempt(step, at: index, run)
    log.add(.ended(run, attempt.result))
    guard attempt.result.record.state == .ran, index < slots.count else { return false }
    slots[index].standIn = attempt
    log.add(.solved(step: step.id))
    return true
  }

  // MARK: Testing exercises

  /// Tries what the author says of each exercise that the run has reached: its solution, which the lesson has run, its starter code and
  /// the typical mistakes, each in a copy of the state before it. They are compiled side by side and run one after the other.
  public func testExercises(_ onEvent: @Sendable (Step, ExerciseRecord) -> Void = { _, _ in }) async -> [ExerciseRecord]
  {
    await turns.wait()
    defer { turns.done() }
    stopping.begin()
    let places = slots.indices.filter { slots[$0].step.exercise != nil && slots[$0].state != nil }
    for index in places {
      for step in otherAnswers(at: index).map(\.step) { _ = compilation(of: step, at: index) }
    }
    var records: [ExerciseRecord] = []
    for index in places {
      guard !stopping.isAsked, let exercise = slots[index].step.exercise, let known = slots[index].known,
        let result = slots[index].result
      else { continue }
      let span = times.begin(.exercise, slots[index].step.id)
      defer { span?.end() }
      var record = ExerciseRecord(step: slots[index].step.id, attempts: [])
      let own = Attempt(step: slots[index].step, compilation: known, result: result, state: slots[index].state)
      let line = exercise.solution?.line ?? slots[index].step.line
      record.attempts.append(.init(.solution, line: line, expected: nil, await verdict(on: own, at: index)))
      for (kind, step, expected) in otherAnswers(at: index) {
        let attempt = await attempt(step, at: index, nil)
        let verdict = await verdict(on: attempt, at: index)
        if let state = attempt.state { discard(state) }
        record.attempts.append(.init(kind, line: step.line, expected: expected, verdict))
      }
      records.append(record)
      onEvent(slots[index].step, record)
    }
    return stopping.isAsked ? [] : records
  }

  private func otherAnswers(at index: Int) -> [(kind: ExerciseRecord.Attempt.Kind, step: Step, expected: String?)] {
    guard let exercise = slots[index].step.exercise else { return [] }
    let step = slots[index].step
    return [(.starter, step.with(exercise.starter), exercise.starterFails)]
      + exercise.wrongs.map { (.wrong, step.with($0.piece), $0.message) }
  }

  // MARK: Attempts and checks

  /// Runs another answer from the state before a step.
  private func attempt(_ step: Step, at index: Int, _ run: StepRun?) async -> Attempt {
    let task = self.compilation(of: step, at: index)
    let compilation = await times.measure(.wait) { await task.value }
    let (result, state) = await execute(step, compilation, from: index, run)
    return Attempt(step: step, compilation: compilation, result: result, state: state)
  }

  /// What the checks say of an answer, each in a copy of the state that it left.
  private func verdict(on attempt: Attempt, at index: Int) async -> Verdict {
    guard let state = attempt.state, attempt.result.record.state == .ran, let exercise = attempt.step.exercise else {
      return Verdict(failing: attempt.result.record)
    }
    let printed = attempt.result.record.outputs.compactMap { if case .text(let text) = $0 { text } else { nil } }
      .joined()
    let checks = exercise.checks.enumerated().map { number, piece in
      var step = Step(
        id: "\(attempt.step.id)-check-\(number + 1)", source: piece.source, line: piece.line, attributes: .init())
      // What its last line gives is nothing to show.
      step.attributes.hide = true
      step.attributes.timeout = attempt.step.attributes.timeout
      let prelude = CheckScript.prelude(for: piece.source, printed: printed)
      return (step, compilation(of: step, at: index, behind: attempt.compilation, prelude: prelude))
    }
    for (step, task) in checks {
      let compilation = await times.measure(.wait) { await task.value }
      let (result, left) = await execute(step, compilation, from: index, nil, at: state)
      if let left { discard(left) }
      let failures = result.record.outputs.compactMap { if case .error(let failure) = $0 { failure } else { nil } }
      if let failure = failures.first(where: { $0.kind == .check }) ?? failures.first {
        return Self.verdict(of: failure, step, attempt)
      }
      if result.record.state != .ran { return Verdict(passed: false, message: "The checks could not be made.") }
    }
    return .right
  }

  private static func verdict(of failure: StepOutput.Failure, _ check: Step, _ attempt: Attempt) -> Verdict {
    let line = failure.line ?? check.line
    switch failure.kind {
    case .check: return Verdict(passed: false, message: failure.message, line: line, details: failure.details)
    case .compile:
      // The check speaks of what the exercise asked for and the answer does not have.
      if let name = missingName(failure, check, attempt) {
        return Verdict(
          passed: false, message: "The check looks for `\(name)`, and your answer does not declare it.", line: line)
      }
      return Verdict(
        passed: false, message: "Your answer is not of the kind that is asked for: \(failure.message).", line: line)
    default:
      return Verdict(
        passed: false, message: "The check ended early: \(failure.message).", line: line, details: failure.details)
    }
  }

  private static func missingName(_ failure: StepOutput.Failure, _ check: Step, _ attempt: Attempt) -> String? {
    let words = ([failure.message] + failure.details).joined(separator: "\n")
    if let match = words.firstMatch(of: #/cannot find '([^']+)' in scope/#) { return String(match.1) }
    // A module's name may be taken for the variable that is missing.
    func names(_ source: String) -> Set<String> { Set(StepSyntax(source: source).declarations.map(\.name)) }
    let solution = attempt.step.exercise?.solution.map { names($0.source) } ?? []
    let wanted = solution.union([attempt.step.id]).subtracting(names(attempt.step.source))
    return wanted.sorted().first { name in
      check.source.ranges(of: name).contains { range in
        let before = check.source[..<range.lowerBound].last
        let after = check.source[range.upperBound...].first
        return ![before, after].contains { $0.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false }
      }
    }
  }
}
