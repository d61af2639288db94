import Benchmarks

/// How many times as much a peer needed, as it is told.
struct ToldRatio: Equatable {
  /// Rounded to hundredths: a row is lost where that is below one.
  let value: Double
  var isLost: Bool { value < 1 }
  /// `1.32`, `0.93 lost`.
  var words: String { number + (isLost ? " lost" : "") }
  var number: String { FigureScale.ratio.number(value) }

  /// The middle one of the pairs, each of which was measured one right after the other.
  init?(_ figure: Figure, _ peer: String) {
    guard let ratio = figure.ratios.first(where: { $0.peer == peer }), ratio.spread.median.isFinite else { return nil }
    value = (ratio.spread.median * 100).rounded() / 100
  }
}
