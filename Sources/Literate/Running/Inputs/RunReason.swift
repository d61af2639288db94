/// Why a lesson is run.
public enum RunReason: Hashable, Sendable {
  case asked
  case neverRan
  case failed
  case stoppedEarly
  case otherLesson(String)
  case toolchain, engine, machine
  case library(String)
  case environment(String)
  case parameter(String, old: ParameterValue?, new: ParameterValue?)
  case code, newStep, stepsGone, otherFence
  /// Its result on disk is not the one that the last run wrote, or is gone.
  case results(String, isGone: Bool)
  /// A file is not what it was; the sentence says which and how.
  case file(String)
  case unknown(String)

  /// The end of a sentence whose beginning names the lesson and the step.
  public var words: String {
    switch self {
    case .asked: "asked for by --fresh"
    case .neverRan: "nothing is known of an earlier run"
    case .failed: "it failed last time"
    case .stoppedEarly: "it was stopped early last time"
    case .otherLesson(let file): "the last lesson of this name was \(file)"
    case .toolchain: "the Swift toolchain is another one"
    case .engine: "Lectern was built anew"
    case .machine: "the processor is another one, or has another number of cores"
    case .library(let path): "the library \(path) changed"
    case .environment(let name): "the variable \(name) changed"
    case .parameter(let name, let old?, let new?): "\(name) is \(new.text) now and was \(old.text)"
    case .parameter(let name, nil, _): "the parameter \(name) is new"
    case .parameter(let name, _, nil): "the parameter \(name) is gone"
    case .code: "its code changed"
    case .newStep: "the step is new here"
    case .stepsGone: "steps after it are gone"
    case .otherFence: "what its fence says changed"
    case .results(let file, let isGone): isGone ? "\(file) is gone" : "\(file) is not what the last run wrote"
    case .file(let sentence), .unknown(let sentence): sentence
    }
  }
}

extension InputChange {
  /// What to say of a file.
  ///
  /// - Parameters:
  ///   - path: as the reader knows it.
  ///   - wasWritten: whether it is what the lesson left behind.
  func words(_ path: String, wasWritten: Bool) -> String {
    let name = wasWritten ? "\(path), which it wrote," : path
    return switch self {
    case .content: "\(name) changed"
    case .gone: "\(name) is gone"
    case .appeared: "\(path) is there now"
    case .otherThing: "\(name) is something else now"
    case .names: "the names in \(path) changed"
    case .newName(let new): "\(path == "." ? "" : path + "/")\(new) is new"
    case .goneName(let gone): "\(path == "." ? "" : path + "/")\(gone) is gone"
    case .whileItRan: "\(path) changed while it ran"
    }
  }
}
