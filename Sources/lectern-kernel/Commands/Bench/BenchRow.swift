import Benchmarks

/// What was measured of a case.
struct BenchRow: Codable, Equatable {
  var work: BenchCase
  /// Of Lectern's model: numbers, and those that were trained; the pictures.
  var parameters: Int?
  var trainable: Int?
  var pictures: Int?
  var figures: [Figure]
  /// How many processors were busy with other processes meanwhile, on average: near 0 on a machine that does nothing else.
  var others: Spread?
  /// Why there is less than was asked for; empty when all went well.
  var failures: [String]

  /// - Parameter entries: Lectern's first.
  init(_ work: BenchCase, _ entries: [BenchRun.Entry]) {
    self.work = work
    failures = entries.compactMap(\.failure)
    others = Spread(entries.flatMap(\.others))
    let own = entries.first?.measurements.first
    (parameters, trainable, pictures) = (own?.parameters, own?.trainable, own?.pictures)
    func figure(_ name: String, _ unit: Figure.Unit, _ number: (Measurement) -> Double) -> Figure {
      Figure(name, unit, entries.map { ($0.name, $0.measurements.map(number)) })
    }
    figures = [figure("model and first step", .seconds) { $0.ready }]
    switch work.kind {
    case .step: figures.append(figure("step", .seconds, work.kind.headline))
    case .head:
      figures.append(figure("1 epoch", .seconds) { $0.laps[0] })
      if work.laps > 1 {
        figures.append(figure("\(work.laps) epochs", .seconds, work.kind.headline))
        figures.append(figure("\(work.laps) epochs ÷ 1 epoch", .times) { work.kind.headline($0) / $0.laps[0] })
      }
    }
    figures.append(figure("peak memory", .bytes) { Double($0.peakBytes) })
  }
}
