/// A number that a case is about, such as the milliseconds of a step, of each contestant.
struct Figure: Codable, Equatable {
  enum Unit: String, Codable {
    case seconds, bytes, times

    /// How numbers near this one are written.
    func scale(of number: Double) -> FigureScale {
      switch self {
      case .seconds where number < 0.1: FigureScale(name: " ms", factor: 1e3, digits: 1)
      case .seconds where number < 1: FigureScale(name: " ms", factor: 1e3, digits: 0)
      case .seconds: FigureScale(name: " s", factor: 1, digits: 2)
      case .bytes: FigureScale(name: " MB", factor: 1e-6, digits: 0)
      case .times: FigureScale(name: "", factor: 1, digits: 2)
      }
    }
  }

  /// What a contestant needed: one number a repetition.
  struct Result: Codable, Equatable {
    var contestant: String
    var samples: [Double]
    var spread: Spread
  }

  /// How many times as much a peer needed.
  struct Ratio: Codable, Equatable {
    var peer: String
    /// The peer's median by Lectern's.
    var ofMedians: Double
    /// The peer's number by Lectern's, of each repetition: both were measured one right after the other.
    var pairs: [Double]
    var spread: Spread
  }

  var name: String
  var unit: Unit
  var results: [Result]
  var ratios: [Ratio]

  /// - Parameter samples: the contestants, Lectern first, and their numbers, repetition by repetition.
  init(_ name: String, _ unit: Unit, _ samples: [(contestant: String, numbers: [Double])]) {
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
