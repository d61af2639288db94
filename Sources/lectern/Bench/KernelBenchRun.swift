import Benchmarks

/// Measures cases: repetition by repetition, Lectern and its peers one right after the other. Who begins changes each time.
struct KernelBenchRun {
  let peers: [BenchProgram]
  let repeats: Int
  /// Is told how it goes, in pieces of lines.
  let progress: (String) -> Void
  /// What ran the steps, by contestant.
  private(set) var versions: [String: [String: String]] = [:]

  init(peers: [BenchProgram], repeats: Int, progress: @escaping (String) -> Void) {
    (self.peers, self.repeats, self.progress) = (peers, repeats, progress)
  }

  static let own = "Lectern"
  var names: [String] { [Self.own] + peers.map(\.name) }

  mutating func measure(_ work: KernelCase) async -> KernelBenchReport.Row {
    var samples = [[KernelMeasurement]](repeating: [], count: names.count)
    var failures: [Int: String] = [:]
    var others: [Double] = []
    let able = names.indices.filter { $0 == 0 || work.arguments != nil }
    for repetition in 0..<repeats {
      // Who failed once fails again.
      for index in repetition.isMultiple(of: 2) ? able : able.reversed() where failures[index] == nil {
        progress("\(work.words), \(repetition + 1) of \(repeats): \(names[index]) … ")
        do {
          let start = ProcessorUse()
          let measurement = index == 0 ? try await work.measure() : try peers[index - 1].measure(work)
          samples[index].append(measurement)
          versions[names[index], default: [:]].merge(measurement.versions) { $1 }
          if let start, let end = ProcessorUse() { others.append(end.others(since: start)) }
          progress("done\n")
        } catch {
          failures[index] = "\(error)"
          progress("failed: \(error)\n")
        }
      }
    }
    let figures = work.figures.map { figure in
      Figure(
        figure.name, figure.unit,
        names.indices.map { index in (names[index], samples[index].compactMap { $0.figures[figure.rawValue] }) })
    }
    return .init(
      work: work.words, figures: figures, others: Spread(others),
      failures: failures.sorted { $0.key < $1.key }.map(\.value))
  }
}

extension BenchProgram {
  /// A peer's part of a case that it has a notion of.
  fileprivate func measure(_ work: KernelCase) throws -> KernelMeasurement {
    try measure(KernelMeasurement.self, work.arguments ?? [], environment: [:], isComplete: \.isComplete)
  }
}
