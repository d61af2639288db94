import Benchmarks

/// How a ratio is put into words, by what was measured: time, memory, or work done in a second.
struct ReportWords {
  private let unit: Figure.Unit?
  private let own: String

  init(_ grid: ReportGrid, own: String) { (unit, self.own) = (grid.unit, own) }

  /// Above a table of ratios.
  var heading: String {
    switch unit {
    case .seconds: "how many times as long the others take"
    case .perSecond: "how many times as many \(own) does"
    default: "how many times as much the others need"
    }
  }

  /// Above the bars.
  var quantity: String {
    switch unit {
    case .seconds: "times as long"
    case .perSecond: "times as many"
    default: "times as much"
    }
  }

  /// Who is how much better.
  func comparison(_ peer: String, _ ratio: String) -> String {
    switch unit {
    case .seconds: "\(peer) takes \(ratio) \(quantity)"
    case .perSecond: "\(own) does \(ratio) \(quantity) as \(peer)"
    default: "\(peer) needs \(ratio) \(quantity)"
    }
  }
}
