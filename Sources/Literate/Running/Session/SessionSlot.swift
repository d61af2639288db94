import StepOutput

/// A step of a session and what came of it.
struct SessionSlot {
  var step: Step
  /// nil before it has run.
  var result: StepResult?
  /// The state after it; nil where it has none: it failed, was meant to, or has not run.
  var state: KernelState?
  /// What the compiler made of it, once it has run.
  var known: Compilation?
  /// Compiling it, once that has begun.
  var compilation: Task<Compilation, Never>?

  /// What the checks of an exercise say of the answer; nil where they were not asked.
  var verdict: Verdict?
  /// The author's solution, where the lesson goes on from it in the place of an answer.
  var standIn: Session.Attempt?
  /// Compiling the solution, once that has begun.
  var solution: Task<Compilation, Never>?

  /// What later steps of an exercise build on; nil where that is not decided.
  enum Carrier { case answer, solution }
  var carries: Carrier? { verdict?.passed == true ? .answer : standIn != nil ? .solution : nil }

  /// The state that later steps begin with.
  var carried: KernelState? { standIn?.state ?? state }

  /// All states that it keeps.
  var states: [KernelState] { [state, standIn?.state].compactMap { $0 } }

  /// Whether the lesson can go on behind it.
  var isDone: Bool {
    switch result?.record.state {
    case .ran, .failedAsExpected, .shownOnly, .stoppedEarly: true
    case .failed, .notReached, nil: false
    }
  }

  /// Whether it is known to be compiled: then where it stood is known too.
  var isCompiled: Bool { if case .compiled? = known { true } else { false } }

  /// Whether this is, to all that runs, the same step. Where it stands in the file is of no matter, unless it asks.
  func isSame(as other: Step) -> Bool {
    step.id == other.id && step.source == other.source && step.attributes.norun == other.attributes.norun
      && step.attributes.hide == other.attributes.hide
      && step.exercise?.withoutLines == other.exercise?.withoutLines
      && step.attributes.expectsError == other.attributes.expectsError
      && (step.line == other.line || !step.source.contains("#line"))
  }
}

/// What the compiler made of a step.
enum Compilation: Sendable {
  /// It can run; `line` is where the step stood when it was compiled.
  case compiled(CompiledStep, line: Int)
  case rejected(StepOutput.Failure)
  /// A step before it cannot be compiled.
  case unreachable

  /// Whether it was not the code that kept it from being compiled: a full disk, a compiler that was killed.
  var isWorthAnotherTry: Bool {
    if case .rejected(let failure) = self { failure.kind == .kernel } else { false }
  }
}
