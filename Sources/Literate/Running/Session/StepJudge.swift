import StepOutput

/// Makes a record of how a step ended, measured by what the lesson expects of it.
struct StepJudge {
  let step: Step
  let file: String
  var collector = OutputCollector()
  /// How long it took in all, where the kernel does not say.
  var seconds: Double?

  init(_ step: Step, _ file: String) {
    self.step = step
    self.file = file
  }

  /// The record of a step that ran.
  func record(
    of result: KernelTree.Result, _ failures: Failures, _ output: (StepOutput) -> Void
  ) async -> StepRecord {
    let failure = await failures.failure(for: result.end, of: step, printed: collector.errorEnd)
    if let failure { return record(failing: failure, output) }
    if step.attributes.expectsError, !result.wasInterrupted {
      return record(
        failing: .init(
          kind: .thrown, message: "this step says expect=error, but it ran without one", file: file, line: step.line),
        isExpected: false, output)
    }
    var record = StepRecord(step, state: result.wasInterrupted ? .stoppedEarly : .ran)
    record.seconds = seconds
    if case .finished(let seconds) = result.end { record.seconds = seconds }
    record.outputs = collector.finished()
    return record
  }

  /// The record of a step that failed.
  func record(
    failing failure: StepOutput.Failure, isExpected: Bool? = nil, _ output: (StepOutput) -> Void
  ) -> StepRecord {
    let isExpected =
      isExpected ?? (step.attributes.expectsError && failure.kind != .interrupted && failure.kind != .kernel)
    var record = StepRecord(step, state: isExpected ? .failedAsExpected : .failed)
    record.seconds = seconds
    record.outputs = collector.finished() + [.error(failure)]
    output(.error(failure))
    return record
  }

  /// What holds for the whole page.
  var notices: [String] { collector.notices }
}
