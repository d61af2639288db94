import Benchmarks
import Foundation

/// Measures cases: repetition by repetition, all contestants one right after the other, so that a machine that is slow for a
/// while is slow for all of them. Who begins changes each time.
struct BenchRun {
  /// What a contestant said of a case, repetition by repetition.
  struct Entry {
    let name: String
    var measurements: [Measurement] = []
    /// How many processors were busy with other processes meanwhile, on average.
    var others: [Double] = []
    /// Why there are fewer than were asked for.
    var failure: String?
  }

  /// Lectern first.
  let contestants: [Contestant]
  let repeats: Int
  let threads: Int
  /// Is told how it goes, in pieces of lines.
  let progress: (String) -> Void

  /// - Returns: of each contestant, in their order.
  func measure(_ work: BenchCase) -> [Entry] {
    var entries = contestants.map { Entry(name: $0.name) }
    for repetition in 0..<repeats {
      let order = Array(contestants.indices)
      // Who failed once fails again.
      for index in repetition.isMultiple(of: 2) ? order : order.reversed() where entries[index].failure == nil {
        progress("\(work.label), \(repetition + 1) of \(repeats): \(contestants[index].name) … ")
        do {
          let start = ProcessorUse()
          let measurement = try contestants[index].measure(work, threads: threads)
          entries[index].measurements.append(measurement)
          if let start, let end = ProcessorUse() { entries[index].others.append(end.others(since: start)) }
          let seconds = work.kind.headline(measurement)
          progress("\(Figure.Unit.seconds.scale(of: seconds).words(seconds))\n")
        } catch {
          entries[index].failure = "\(error)"
          progress("failed: \(error)\n")
        }
      }
    }
    Self.refuseOtherWork(&entries)
    return entries
  }

  /// Leaves out peers whose work was not Lectern's: they would be compared in vain.
  private static func refuseOtherWork(_ entries: inout [Entry]) {
    guard let own = entries.first, let work = own.measurements.first?.work else { return }
    for index in entries.indices.dropFirst() {
      guard let other = entries[index].measurements.first?.work, other != work else { continue }
      let what = Set(work.keys).union(other.keys).sorted().first { work[$0] != other[$0] } ?? ""
      let error = BenchError.differs(own.name, entries[index].name, what: what, work[what], other[what])
      entries[index].measurements = []
      entries[index].failure = "\(error)"
    }
  }
}
