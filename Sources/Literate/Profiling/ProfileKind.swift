/// What a stretch of a run's time is spent on.
public enum ProfileKind: String, CaseIterable, Sendable {
  /// All of `lectern run`; all of a lesson; a step; an exercise that is tried; making a step ready to run.
  case course, lesson, step, exercise, build
  /// The course waits while lessons run.
  case lessons
  case read, plan, open, versions, page, index
  case wait, analyse, compile, link
  case kernel, parameters, folder, fork, load, run, replay, failure
  case inputs, close, render, write, remember
  /// Inside a step: an epoch of a fit, a network that is loaded.
  case work

  /// As a line of the summary calls the time that is spent on it, and on nothing within it.
  public var words: String {
    switch self {
    case .course: "the rest of the course"
    case .lesson: "the rest of the lessons"
    case .step, .exercise: "between the parts of a step"
    case .build: "looking for what was compiled before"
    case .lessons: "waiting for lessons"
    case .read: "reading lessons"
    case .plan: "looking for what has changed"
    case .open: "opening lessons"
    case .versions: "asking the compiler for its version"
    case .page: "making pages again"
    case .index: "the index"
    case .wait: "waiting for the compiler"
    case .analyse: "parsing steps"
    case .compile: "compiling"
    case .link: "linking"
    case .kernel: "starting kernels"
    case .parameters: "setting parameters"
    case .folder: "the folders of steps"
    case .fork: "forking"
    case .load: "loading steps"
    case .run, .work: "running steps"
    case .replay: "running steps again"
    case .failure: "finding where a step failed"
    case .inputs: "gathering what was used"
    case .close: "ending kernels"
    case .render: "rendering pages"
    case .write: "writing pages"
    case .remember: "keeping what a run depended on"
    }
  }
}
