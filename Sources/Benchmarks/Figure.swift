/// A number that a case is about, such as the milliseconds of a step, of each contestant.
package struct Figure: Codable, Equatable {
  package enum Unit: String, Codable {
    case seconds, bytes, times

    /// How numbers near this one are written.
    package func scale(of number: Double) -> FigureScale {
      switch self {
      case .seconds where number < 0.1: FigureScale(name: " ms", factor: 1e3, digits: 1)
      case .seconds where number < 1: FigureScale(name: " ms", factor: 1e3, digits: 0)
      case .seconds: FigureScale(name: " s", factor: 1, digits: 2)
      case .bytes where number < 1e6: FigureScale(name: " kB", factor: 1e-3, digits: 0)
      case .bytes: FigureScale(name: " MB", factor: 1e-6, digits: 0)
      case .times: FigureScale(name: "", factor: 1, digits: 2)
      }
    }
  }

  /// What a contestant needed: one number a repetition.
  package struct Result: Codable, Equatable {
    package var contestant: String
    package var samples: [Double]
    package var spread: Spread
  }

  /// How many times as much a peer needed.
  package struct Ratio: Codable, Equatable {
    package var peer: String
    /// The peer's median by Lectern's.
    package var ofMedians: Double
    /// The peer's number by Lectern's, of each repetition: both were measured one right after the other.
    package var pairs: [Double]
    package var spread: Spread
  }

  package var name: String
  package var unit: Unit
  package var results: [Result]
  package var ratios: [Ratio]

  /// - Parameter samples: the contestants, Lectern first, and their numbers, repetition by repetition.
  package init(_ name: String, _ unit: Unit, _ samples: [(contestant: String, numbers: [Double])]) {
    (self.name, self.unit) = (name, unit)
    results = samples.compactMap { contestant, numbers in
      Spread(numbers).map { Result(contestant: contestant, samples: numbers, spread: $0) }
    }
    ratios = []
    guard unit != .times, let own = results.first, own.contestant == samples.first?.contestant else { return }
    ratios = results.dropFirst().compactMap { peer in
      let pairs = zip(peer.samples, own.samples).map { $0 / $1 }
      return Spread(pairs).map {
        Ratio(
          peer: peer.contestant, ofMedians: peer.spread.median / own.spread.median, pairs: pairs, spread: $0)
      }
    }
  }
}
