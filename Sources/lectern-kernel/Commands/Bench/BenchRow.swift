import Benchmarks

/// What was measured of a case.
struct BenchRow: Codable, Equatable {
  var work: BenchCase
  /// `resNet50, inference; batch 12, 224 × 224`.
  var title: String
  /// The case's.
  var label: String
  /// Of Lectern's model: numbers, and those that were trained; the pictures; what one picture costs.
  var parameters: Int?
  var trainable: Int?
  var pictures: Int?
  var multiplyAdds: Int?
  var figures: [Figure]
  /// How many processors were busy with other processes meanwhile, on average: near 0 on a machine that does nothing else.
  var others: Spread?
  /// Why there is less than was asked for; empty when all went well.
  var failures: [String]

  /// - Parameters:
  ///   - entries: Lectern's first.
  ///   - peak: floating point operations a second that the machine can do; nil where nobody has asked.
  init(_ work: BenchCase, _ entries: [BenchRun.Entry], peak: Double? = nil) {
    self.work = work
    failures = entries.compactMap(\.failure)
    others = Spread(entries.flatMap(\.others))
    let own = entries.first?.measurements.first
    (parameters, trainable, pictures) = (own?.parameters, own?.trainable, own?.pictures)
    multiplyAdds = own?.multiplyAdds
    label = work.label
    title =
      "\(work.words); batch \(work.batch), \(work.size) × \(work.size)" + (pictures.map { ", \($0) pictures" } ?? "")
    func figure(_ name: String, _ unit: Figure.Unit, _ number: (Measurement) -> Double) -> Figure {
      Figure(name, unit, entries.map { ($0.name, $0.measurements.map(number)) })
    }
    let ready = figure("model and first step", .seconds) { $0.ready }
    switch work.kind {
    case .step: figures = [ready, figure("step", .seconds, work.kind.headline)]
    case .inference:
      func rate(_ measurement: Measurement) -> Double { Double(work.batch) / work.kind.headline(measurement) }
      let rates = entries.map { ($0.name, $0.measurements.map(rate)) }
      figures = [
        figure("a batch", .seconds, work.kind.headline),
        Figure("pictures a second", .perSecond, rates, isCompared: false),
      ]
      if let operations = own?.multiplyAdds.map({ 2 * Double($0) }) {
        figures.append(figure("operations a second", .operationsPerSecond) { operations * rate($0) })
        if let peak { figures.append(figure("share of the peak", .share) { operations * rate($0) / peak }) }
      }
    case .head:
      figures = [ready]
      figures.append(figure("1 epoch", .seconds) { $0.laps[0] })
      if work.laps > 1 {
        figures.append(figure("\(work.laps) epochs", .seconds, work.kind.headline))
        figures.append(figure("\(work.laps) epochs ÷ 1 epoch", .times) { work.kind.headline($0) / $0.laps[0] })
      }
    }
    figures.append(figure("peak memory", .bytes) { Double($0.peakBytes) })
  }
}
