import StepOutput

/// Something that happened in a session. The terminal, the page and tests learn from these alone, in the order of their numbers.
public struct SessionEvent: Codable, Sendable {
  /// From 1, without gaps.
  public var number: Int
  /// What happened.
  public var kind: Kind

  /// What can happen.
  public enum Kind: Codable, Sendable {
    /// The lesson was opened, or its text has changed: its steps as they are now, and the ids of those whose results
    /// are gone.
    case changed(steps: [StepOutline], discarded: [String])
    /// A step is the next to run; it may still be compiled. Told once more for the same run when the step has to begin again, because
    /// the state that it ran from was killed: what it has shown is void.
    case started(StepRun)
    /// A step shows something.
    case output(StepRun, StepOutput)
    /// A step has ended.
    case ended(StepRun, StepResult)
    /// These steps run again, unseen, because the process that held their state is gone: another thread lived in it, or
    /// somebody killed it.
    case replaying(steps: [String])
    /// The state is that before these steps; their results are gone.
    case wentBack(discarded: [String])
    /// The checks of an exercise have looked at the answer.
    case checked(step: String, Verdict)
    /// The lesson goes on from the author's solution of an exercise.
    case solved(step: String)
    /// An alternative is now the step.
    case adopted(StepRun)
    /// The session is over.
    case closed
  }
}

/// One time that a step ran.
public struct StepRun: Codable, Hashable, Sendable {
  /// From 1 in each session.
  public var number: Int
  /// The step's id.
  public var step: String
  /// What it ran for.
  public var purpose: Purpose

  /// What a step runs for.
  public enum Purpose: String, Codable, Sendable {
    /// To go on from what it leaves.
    case lesson
    /// To see what it does: what it leaves is gone.
    case trial
    /// To stand beside the step as another way.
    case alternative
    /// The author's solution, for the lesson to go on.
    case solution
  }
}

/// How a step ended, and what it took.
public struct StepResult: Codable, Sendable {
  /// What the page shows of it.
  public var record: StepRecord
  /// nil where it did not finish.
  public var memory: StepMemory?
  /// What holds for the whole page: that its pictures were drawn, for one.
  public var notices: [String] = []
}

/// A step as a list of steps shows it.
public struct StepOutline: Codable, Hashable, Sendable {
  public var id: String
  public var title: String?
  public var source: String
  /// The line of the source's first line in the file, from 1.
  public var line: Int
  /// `norun`: it is shown and never run.
  public var isShownOnly: Bool
  /// `hide`: it runs and shows nothing.
  public var isHidden: Bool
  /// What it declares at its top level.
  public var declarations: [Declaration]

  init(_ step: Step) {
    id = step.id
    title = step.title
    source = step.source
    line = step.line
    isShownOnly = step.attributes.norun
    isHidden = step.attributes.hide
    declarations = StepSyntax(source: step.source).declarations
  }
}

/// A name that a step declares.
public struct Declaration: Codable, Hashable, Sendable {
  /// `let`, `var`, `func`, `struct`, …
  public var kind: String
  public var name: String
}
