import Benchmarks
import Foundation

/// Measures how pictures are read: repetition by repetition, Lectern and its peers one right after the other. Who begins
/// changes each time.
struct InputRun {
  /// Lectern first.
  let contestants: [BenchProgram]
  let repeats: Int
  /// Is told how it goes, in pieces of lines.
  let progress: (String) -> Void
  /// What read the pictures, by contestant.
  private(set) var versions: [String: [String: String]] = [:]

  init(peers: [BenchProgram], repeats: Int, progress: @escaping (String) -> Void) {
    contestants = [Self.lectern] + peers
    (self.repeats, self.progress) = (repeats, progress)
  }

  /// This program.
  static let lectern = BenchProgram(
    name: "Lectern",
    command: [URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path, "bench", "measure-input"])

  mutating func measure(_ work: InputCase) -> InputReport.Row {
    var samples = [[InputMeasurement]](repeating: [], count: contestants.count)
    var failures: [Int: String] = [:]
    var others: [Double] = []
    for repetition in 0..<repeats {
      let order = Array(contestants.indices)
      // Who failed once fails again.
      for index in repetition.isMultiple(of: 2) ? order : order.reversed() where failures[index] == nil {
        let contestant = contestants[index]
        progress("\(work.words), \(repetition + 1) of \(repeats): \(contestant.name) … ")
        do {
          let start = ProcessorUse()
          let measurement = try contestant.measure(
            InputMeasurement.self, work.arguments, environment: ["OMP_NUM_THREADS": "\(work.threads)"]
          ) { $0.laps.count == work.laps && $0.laps.allSatisfy { $0 > 0 } }
          if let start, let end = ProcessorUse() { others.append(end.others(since: start)) }
          samples[index].append(measurement)
          versions[contestant.name, default: [:]].merge(measurement.versions) { $1 }
          progress("\(Figure.Unit.perSecond.scale(of: measurement.rate).words(measurement.rate))\n")
        } catch {
          failures[index] = "\(error)"
          progress("failed: \(error)\n")
        }
      }
    }
    refuseOtherWork(&samples, &failures)
    func figure(_ name: String, _ unit: Figure.Unit, _ number: (InputMeasurement) -> Double) -> Figure {
      Figure(name, unit, contestants.indices.map { (contestants[$0].name, samples[$0].map(number)) })
    }
    return InputReport.Row(
      title: work.words, work: work, count: samples[0].first?.pictures,
      figures: [figure("pictures", .perSecond, \.rate), figure("peak memory", .bytes) { Double($0.peakBytes) }],
      others: Spread(others), failures: failures.sorted { $0.key < $1.key }.map(\.value))
  }

  /// Leaves out peers whose work was not Lectern's: they would be compared in vain.
  private func refuseOtherWork(_ samples: inout [[InputMeasurement]], _ failures: inout [Int: String]) {
    guard let own = samples[0].first else { return }
    for index in samples.indices.dropFirst() {
      guard let difference = samples[index].first.flatMap({ own.differs(from: $0) }) else { continue }
      let error = BenchError.differs(
        contestants[0].name, contestants[index].name, what: difference.what, difference.own, difference.other)
      samples[index] = []
      failures[index] = "\(error)"
    }
  }
}
