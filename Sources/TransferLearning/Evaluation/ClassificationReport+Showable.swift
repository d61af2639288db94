import Foundation

extension ClassificationReport: CustomStringConvertible, Showable {
  private static let headings = ["precision", "recall", "f1-score", "support"]

  /// As scikit-learn prints it.
  public var description: String {
    let width = max("weighted avg".count, digits, rows.map(\.name.count).max() ?? 0)
    func line(_ name: String, _ cells: [String]) -> String {
      func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
      }
      return right(name, width) + " " + cells.map { " " + right($0, 9) }.joined() + "\n"
    }
    return line("", Self.headings) + "\n" + rows.map { line($0.name, cells($0)) }.joined() + "\n"
      + averages.map { line($0[0], Array($0.dropFirst())) }.joined()
  }

  /// A table, and in a terminal scikit-learn's own.
  public var stepOutputs: [StepOutput] {
    [
      .table(
        StepOutput.Table(
          title: title, columns: [.init("class")] + Self.headings.map { .init($0, .right) },
          rows: rows.map { [$0.name] + cells($0) } + averages, footer: zeroDivisions,
          plainText: description + zeroDivisions.map { $0 + "\n" }.joined()))
    ]
  }

  private var averages: [[String]] {
    [["accuracy", "", "", written(accuracy), "\(counts.total)"]]
      + [macroAverage, weightedAverage].map { [$0.name] + cells($0) }
  }

  private func cells(_ row: Row) -> [String] {
    [row.precision, row.recall, row.f1Score].map(written) + ["\(row.support)"]
  }

  private func written(_ number: Double) -> String { String(format: "%.\(digits)f", number) }

  /// Which numbers would be 0 of 0.
  private var zeroDivisions: [String] {
    func names(_ isOne: (Int) -> Bool) -> String? {
      let names = rows.indices.filter(isOne).map { rows[$0].name }
      guard let last = names.last else { return nil }
      return names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " or " + last
    }
    return [
      names { counts.predicted($0) == 0 }.map { "Nothing was taken for \($0): precision of nothing counts as 0." },
      names { counts.support(of: $0) == 0 }.map { "No example is \($0): recall of nothing counts as 0." },
    ].compactMap { $0 }
  }
}
