import Benchmarks
import Foundation

/// How the costs of something grow, for people: a column a number, two rows a figure.
struct GrowthTable {
  private let subject: GrowthSubject
  private let rows: [GrowthRow]

  /// - Parameter rows: of the subject, from few to many.
  init(_ subject: GrowthSubject, _ rows: [GrowthRow]) { (self.subject, self.rows) = (subject, rows) }

  var lines: [String] {
    let table = [head] + subject.figures.flatMap(lines(of:))
    let widths = head.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let others = rows.compactMap(\.others?.median)
    var lines = [subject.words] + table.map { Self.line($0, widths) }
    if let most = others.max() {
      lines.append(String(format: "  other processes kept up to %.1f processors busy", most))
    }
    for row in rows { lines += row.failures.map { "  \(subject.words(row.number)) failed: \($0)" } }
    return lines
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.indices.map { column in
      let room = String(repeating: " ", count: widths[column] - cells[column].count)
      return column == 0 ? cells[column] + room : room + cells[column]
    }
    let line = padded.joined(separator: "  ")
    return "  " + String(line.reversed().drop { $0 == " " }.reversed())
  }

  private var head: [String] {
    let last = rows.suffix(2).map { subject.words($0.number) }
    return [""] + rows.map { subject.words($0.number) } + [last.count == 2 ? "\(last[0]) to \(last[1])" : ""]
  }

  private func lines(of figure: GrowthFigure) -> [[String]] {
    func cells(_ value: (GrowthRow) -> Double?) -> [String] {
      rows.map { row in value(row).map { figure.unit.scale(of: $0).words($0) } ?? "-" }
    }
    let power = rows.last?.exponents[figure.name].map { String(format: "n^%.2f", $0) } ?? ""
    return [
      [figure.name] + cells { $0.medians[figure.name] } + [power],
      ["  … \(subject.unit.words) more"] + cells { $0.eachMore[figure.name] } + [""],
    ]
  }
}
