import StepOutput

extension LessonCheck {
  func match(_ lesson: Lesson, _ recorded: LessonRecord, _ all: [StepRuns?]) -> RecordedSteps {
    RecordedSteps(lesson.steps, recorded.steps) { index, before in
      guard let runs = all[index] else { return false }
      let isTelling = !before.outputs.isEmpty || (before.title != nil && before.title == runs.step.title)
      return isTelling && runs.comparison(with: before, tolerance).differences.isEmpty
    }
  }

  func comparison(
    _ lesson: Lesson, _ recorded: LessonRecord, _ now: LessonRecord, _ all: [StepRuns?], _ matches: RecordedSteps
  ) -> LessonComparison {
    var result = LessonComparison(lesson)
    result.differences = differences(recorded, now)
    if matches.isReordered {
      let (before, after) = (recorded.steps.map(\.id), lesson.steps.map(\.id))
      result.differences.append(
        Difference(
          kind: .state, place: "order of the steps", recorded: before.joined(separator: ", "),
          now: after.joined(separator: ", ")))
    }
    for (index, step) in lesson.steps.enumerated() {
      result.steps.append(comparison(of: step, all[index], matches.records[index]))
    }
    result.steps += matches.removed.map { StepComparison($0.id, title: $0.title, .removed) }
    result.versions = Set(recorded.versions.keys).intersection(now.versions.keys).sorted().compactMap { name in
      let (before, after) = (recorded.versions[name] ?? "", now.versions[name] ?? "")
      return before == after ? nil : "\(name) \(before), now \(after)"
    }
    return result
  }

  private func comparison(of step: Step, _ runs: StepRuns?, _ recorded: StepRecord?) -> StepComparison {
    guard let runs else { return StepComparison(step.id, title: step.title, line: step.line, .notReached) }
    guard let recorded else {
      let verdict = runs.first.state == .failed ? StepComparison.Verdict.failed : .added
      var comparison = StepComparison(step.id, title: step.title, line: step.line, verdict)
      comparison.runs = runs.count
      comparison.differences = failures(of: runs.first)
      return comparison
    }
    var comparison = runs.comparison(with: recorded, tolerance)
    // That it failed is said even where it failed before.
    if comparison.verdict == .failed, comparison.differences.isEmpty {
      comparison.differences = failures(of: runs.first)
    }
    if comparison.recordedAs != nil, comparison.verdict == .same { comparison.verdict = .drifted }
    return comparison
  }

  private func failures(of record: StepRecord) -> [Difference] {
    guard record.state == .failed else { return [] }
    return record.outputs.compactMap { output in
      guard case .error(let failure) = output else { return nil }
      return Difference(kind: .failure, place: "its failure", now: failure.message)
    }
  }

  /// What holds for the whole lesson.
  private func differences(_ recorded: LessonRecord, _ now: LessonRecord) -> [Difference] {
    let names = Set(recorded.parameters.keys).union(now.parameters.keys).sorted()
    let parameters = names.compactMap { name -> Difference? in
      let (before, after) = (recorded.parameters[name], now.parameters[name])
      guard before?.isSame(as: after) != true else { return nil }
      return Difference(
        kind: .parameter, place: "parameter \(name)", recorded: before?.swiftLiteral, now: after?.swiftLiteral)
    }
    let gone = recorded.notices.filter { !now.notices.contains($0) }
    let new = now.notices.filter { !recorded.notices.contains($0) }
    return parameters + gone.map { Difference(kind: .notice, place: "notice", recorded: $0) }
      + new.map { Difference(kind: .notice, place: "notice", now: $0) }
  }
}

extension ParameterValue {
  /// In JSON a whole number is one, however it was meant.
  fileprivate func isSame(as other: ParameterValue?) -> Bool {
    switch (self, other) {
    case (.int(let one), .double(let two)?), (.double(let two), .int(let one)?): Double(one) == two
    default: self == other
    }
  }
}
