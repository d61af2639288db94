/// Figures beside each other, for people: a row a figure, a column a contestant, and how many times as much each peer needed.
package struct FigureTable {
  private let figures: [Figure]
  private let names: [String]
  private let goals: [String: Double]

  /// - Parameters:
  ///   - names: of the contestants, Lectern's first.
  ///   - goals: below what Lectern's number should be, by the names of figures; no column where there are none.
  package init(_ figures: [Figure], names: [String], goals: [String: Double] = [:]) {
    (self.figures, self.names, self.goals) = (figures, names, goals)
  }

  package var lines: [String] {
    let table = [head] + figures.map(cells)
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { cells in
      let line = cells.indices.map { Self.padded(cells[$0], to: widths[$0]) }.joined(separator: "  ")
      return "  " + String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private var head: [String] {
    [""] + names.prefix(1) + (goals.isEmpty ? [] : ["goal"]) + names.dropFirst()
      + names.dropFirst().map { "\($0) ÷ \(names[0])" }
  }

  private func cells(_ figure: Figure) -> [String] {
    let results = names.map { name in
      figure.results.first { $0.contestant == name }.map { Self.words($0.spread, figure.unit) } ?? "-"
    }
    let goal = goals[figure.name].map { "under \(figure.unit.scale(of: $0).words($0))" } ?? ""
    let ratios = names.dropFirst().map { name in
      figure.ratios.first { $0.peer == name }.map { ratio in
        "\(Self.ratio(ratio.ofMedians)) (\(Self.ratio(ratio.spread.least)) to \(Self.ratio(ratio.spread.most)))"
      } ?? "-"
    }
    return [figure.name] + results.prefix(1) + (goals.isEmpty ? [] : [goal]) + results.dropFirst() + ratios
  }

  private static func ratio(_ number: Double) -> String { FigureScale.ratio.number(number) }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// `311 ms (305 to 330)`: all three in the scale that suits the median.
  private static func words(_ spread: Spread, _ unit: Figure.Unit) -> String {
    let scale = unit.scale(of: spread.median)
    let ends = "\(scale.number(spread.least)) to \(scale.number(spread.most))"
    return "\(scale.words(spread.median)) (\(ends))"
  }
}
