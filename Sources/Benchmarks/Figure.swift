/// A number that a case is about, such as the milliseconds of a step, of each contestant.
package struct Figure: Codable, Equatable {
  package enum Unit: String, Codable {
    case seconds, bytes, times, perSecond
    /// Floating point operations in a second.
    case operationsPerSecond
    /// Of one.
    case share

    /// Whether contestants are compared by such numbers.
    package var isCompared: Bool { self == .seconds || self == .bytes || self == .perSecond }

    /// How numbers near this one are written.
    package func scale(of number: Double) -> FigureScale {
      switch self {
      case .seconds where number < 0.1: FigureScale(name: " ms", factor: 1e3, digits: 1)
      case .seconds where number < 1: FigureScale(name: " ms", factor: 1e3, digits: 0)
      case .seconds: FigureScale(name: " s", factor: 1, digits: 2)
      case .bytes where number < 1e6: FigureScale(name: " kB", factor: 1e-3, digits: 0)
      case .bytes: FigureScale(name: " MB", factor: 1e-6, digits: 0)
      case .times: FigureScale(name: "", factor: 1, digits: 2)
      case .perSecond: FigureScale(name: " /s", factor: 1, digits: number < 100 ? 1 : 0)
      case .operationsPerSecond: FigureScale(name: " GFLOP/s", factor: 1e-9, digits: number < 1e11 ? 1 : 0)
      case .share: FigureScale(name: " %", factor: 100, digits: 0)
      }
    }
  }

  /// What a contestant needed: one number a repetition.
  package struct Result: Codable, Equatable {
    package var contestant: String
    package var samples: [Double]
    package var spread: Spread
  }

  /// How many times as much a peer needed; how many times as much Lectern did, where more is better. Above 1 is in Lectern's
  /// favour.
  package struct Ratio: Codable, Equatable {
    package var peer: String
    /// The peer's median by Lectern's, or the other way round.
    package var ofMedians: Double
    /// The same of each repetition: both were measured one right after the other.
    package var pairs: [Double]
    package var spread: Spread
  }

  package var name: String
  package var unit: Unit
  package var results: [Result]
  package var ratios: [Ratio]

  /// - Parameters:
  ///   - samples: the contestants, Lectern first, and their numbers, repetition by repetition.
  ///   - isCompared: whether there are to be ratios: what is made of another figure's numbers says nothing new.
  package init(
    _ name: String, _ unit: Unit, _ samples: [(contestant: String, numbers: [Double])], isCompared: Bool = true
  ) {
    (self.name, self.unit) = (name, unit)
    results = samples.compactMap { contestant, numbers in
      Spread(numbers).map { Result(contestant: contestant, samples: numbers, spread: $0) }
    }
    ratios = []
    guard isCompared, unit.isCompared, let own = results.first, own.contestant == samples.first?.contestant else {
      return
    }
    func ratio(_ peer: Double, _ own: Double) -> Double { unit == .perSecond ? own / peer : peer / own }
    ratios = results.dropFirst().compactMap { peer in
      let pairs = zip(peer.samples, own.samples).map(ratio)
      return Spread(pairs).map {
        Ratio(
          peer: peer.contestant, ofMedians: ratio(peer.spread.median, own.spread.median), pairs: pairs, spread: $0)
      }
    }
  }
}
