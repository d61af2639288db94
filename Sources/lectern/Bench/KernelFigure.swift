import Benchmarks

/// A number that `lectern bench kernel`, or `lectern bench course`, is about.
enum KernelFigure: String, CaseIterable {
  case coldStart, coldStartCompiled, coldStartEmptyCache
  case edit, editAndRest, cleanEdit, cleanEditAndRest, back
  case keptByLoading, keptByOthers
  case unchanged, prose
  case courseCold, courseColdFirst, courseKept, courseKeptFirst, courseUnchanged

  /// As the table calls it.
  var name: String {
    switch self {
    case .coldStart: "cold start to the first result"
    case .coldStartCompiled: "… of a step that was compiled before"
    case .coldStartEmptyCache: "… with an empty cache"
    case .edit: "edit to its result"
    case .editAndRest: "edit to the last result after it"
    case .cleanEdit: "edit to its result, as from a clean start"
    case .cleanEditAndRest: "edit to the last, as from a clean start"
    case .back: "going back, the longest way"
    case .keptByLoading: "kept by the step that loads"
    case .keptByOthers: "kept by any other, the most"
    case .unchanged: "unchanged course"
    case .prose: "prose edit"
    case .courseCold: "all of it, with nothing kept"
    case .courseColdFirst: "… to the first result"
    case .courseKept: "every step again, with what was kept"
    case .courseKeptFirst: "… to its first result"
    case .courseUnchanged: "unchanged"
    }
  }

  var unit: Figure.Unit {
    switch self {
    case .keptByLoading, .keptByOthers: .bytes
    default: .seconds
    }
  }

  /// What Lectern promises: a number below it.
  var goal: Double? {
    switch self {
    case .coldStart: 0.6
    case .edit, .cleanEdit: 0.35
    case .back: 0.02
    case .unchanged: 0.3
    case .prose: 0.1
    default: nil
    }
  }

  static let goals = Dictionary(uniqueKeysWithValues: allCases.compactMap { f in f.goal.map { (f.name, $0) } })
}
