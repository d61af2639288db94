import Benchmarks

/// A number that `lectern bench growth` is about.
enum GrowthFigure: String, CaseIterable {
  case fresh, compiled, edited, unchanged
  case list, read, fit
  case runnerMemory, kernelMemory, readMemory, fitMemory
  case page

  /// As the table calls it.
  var name: String {
    switch self {
    case .fresh: "everything new"
    case .compiled: "run again, compiled before"
    case .edited: "one step edited"
    case .unchanged: "nothing changed"
    case .list: "finding the pictures"
    case .read: "decoding and resizing them"
    case .fit: "an epoch of a new last layer"
    case .runnerMemory: "peak memory of lectern"
    case .kernelMemory: "peak memory of its kernel"
    case .readMemory: "peak memory of decoding"
    case .fitMemory: "peak memory of the epoch"
    case .page: "the page"
    }
  }

  var unit: Figure.Unit {
    switch self {
    case .fresh, .compiled, .edited, .unchanged, .list, .read, .fit: .seconds
    case .runnerMemory, .kernelMemory, .readMemory, .fitMemory, .page: .bytes
    }
  }
}
