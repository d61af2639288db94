import Benchmarks

/// Measures subjects, from few to many.
struct GrowthRun {
  let repeats: Int
  /// Is told how it goes, in pieces of lines.
  let progress: (String) -> Void

  /// A row for each number. Where one fails, those after it are not tried.
  func measure(_ subject: GrowthSubject, _ numbers: [Int]) -> [GrowthRow] {
    var rows: [GrowthRow] = []
    for number in numbers where rows.last?.failures.isEmpty != false {
      var samples: [[GrowthFigure: Double]] = []
      var (others, failures): ([Double], [String]) = ([], [])
      for repetition in 0..<repeats where failures.isEmpty {
        progress("\(subject.words(number)) \(subject.words), \(repetition + 1) of \(repeats) … ")
        let start = ProcessorUse()
        do {
          samples.append(try subject.measure(number))
          if let start, let end = ProcessorUse() { others.append(end.others(since: start)) }
          progress("done\n")
        } catch {
          failures.append("\(error)")
          progress("failed: \(error)\n")
        }
      }
      rows.append(GrowthRow(subject, number, samples, others: others, failures: failures, after: rows.last))
    }
    return rows
  }
}
