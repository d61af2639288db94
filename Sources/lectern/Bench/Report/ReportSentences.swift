import Benchmarks

/// What a report says, in sentences.
struct ReportSentences {
  let report: MeasuredReport

  /// `openvino takes 1.31 times as long in the middle one of 18 rows (0.93 to 2.10); lost: vgg16, batch 1 (0.93).`
  func comparisons(of grid: ReportGrid) -> [String] {
    let words = ReportWords(grid, own: report.contestants.first ?? "")
    return report.contestants.dropFirst().compactMap { peer in
      let ratios = grid.rows.compactMap { row in ToldRatio(row.figure, peer).map { (label: row.label, ratio: $0) } }
      guard let spread = Spread(ratios.map(\.ratio.value)) else { return nil }
      let (least, most) = (FigureScale.ratio.number(spread.least), FigureScale.ratio.number(spread.most))
      let lost = ratios.filter(\.ratio.isLost).map { "\($0.label) (\($0.ratio.number))" }
      return words.comparison(peer, FigureScale.ratio.number(spread.median))
        + (ratios.count == 1 ? "" : " in the middle one of \(ratios.count) rows (\(least) to \(most))")
        + (lost.isEmpty ? "; no row is lost." : "; lost: \(lost.joined(separator: ", ")).")
    }
  }

  /// Where it was measured, and who took part.
  var circumstances: [String] {
    let entries = report.contestants.map { name in
      let known = (report.versions[name] ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return "\(name): \(known.isEmpty ? "measured nothing" : known.joined(separator: ", "))."
    }
    let others = Spread(report.rows.compactMap(\.others?.most)).map { spread in
      "Other processes kept at most \(FigureScale.processors.number(spread.most)) processors busy meanwhile."
    }
    return [report.machine.words + (report.machine.day.map { ", \($0)" } ?? "") + "."]
      + [report.peak.map { $0.words.capitalizedFirst + "." }].compactMap { $0 } + entries
      + [
        report.repeats == 1
          ? "Measured once."
          : "\(report.repeats) repetitions; a number is their median, a ratio the middle one of the pairs."
      ] + [others].compactMap { $0 }
  }

  /// What was asked for and is not there.
  var failures: [String] {
    report.rows.flatMap { row in row.failures.map { "Not measured: \(row.label): \($0)." } }
  }
}

extension String {
  /// With a large first letter.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
