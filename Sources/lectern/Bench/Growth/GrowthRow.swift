import Benchmarks
import Foundation

/// What was measured of so many of something.
struct GrowthRow: Encodable {
  /// `30 steps in a lesson`
  var work: String
  var subject: GrowthSubject
  var number: Int
  var figures: [Figure]
  /// What each that is more than in the row before cost, or each megabyte; by a figure's name, none in a first row.
  var eachMore: [String: Double]
  /// By which power of the number a figure grew from the row before: 1 where twice as many cost twice as much. By its name; none in a
  /// first row.
  var exponents: [String: Double]
  /// How many processors were busy with other processes meanwhile, on average.
  var others: Spread?
  /// Why there is less than was asked for.
  var failures: [String]

  /// - Parameters:
  ///   - samples: what was measured, repetition by repetition.
  ///   - before: the row with fewer of them.
  init(
    _ subject: GrowthSubject, _ number: Int, _ samples: [[GrowthFigure: Double]], others: [Double], failures: [String],
    after before: GrowthRow?
  ) {
    (self.subject, self.number, self.failures) = (subject, number, failures)
    self.others = Spread(others)
    work = "\(subject.words(number)) \(subject.words)"
    figures = subject.figures.map { figure in
      Figure(figure.name, figure.unit, [(GrowthRow.contestant, samples.compactMap { $0[figure] })])
    }
    (eachMore, exponents) = ([:], [:])
    guard let before else { return }
    for (figure, cost) in medians {
      guard let less = before.medians[figure] else { continue }
      eachMore[figure] = (cost - less) * Double(subject.unit.size) / Double(number - before.number)
      exponents[figure] = Self.exponent(from: (less, before.number), to: (cost, number))
    }
  }

  static let contestant = "Lectern"

  /// By the figures' names.
  var medians: [String: Double] {
    Dictionary(uniqueKeysWithValues: figures.compactMap { f in f.results.first.map { (f.name, $0.spread.median) } })
  }

  /// The power that leads from one cost to another; nil where there is none.
  static func exponent(from one: (cost: Double, number: Int), to other: (cost: Double, number: Int)) -> Double? {
    guard one.cost > 0, other.cost > 0, one.number > 0, other.number > one.number else { return nil }
    return log(other.cost / one.cost) / log(Double(other.number) / Double(one.number))
  }
}
