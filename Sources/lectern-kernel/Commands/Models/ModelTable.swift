import Foundation

/// All networks, one a line, within 80 columns.
struct ModelTable: CustomStringConvertible {
  private let facts: [ModelFacts]

  init(_ facts: [ModelFacts]) { self.facts = facts }

  var description: String {
    let rows =
      [["name", "MB", "top-1", "top-5", "params", "depth", "input", "pixels", "here"]]
      + facts.map { fact in
        [
          fact.name, fact.megabytes.map { String(format: "%.0f", $0) } ?? "-", fact.top1.map(ModelFacts.percent) ?? "-",
          fact.top5.map(ModelFacts.percent) ?? "-", String(format: "%.1f M", Double(fact.parameters) / 1e6),
          fact.depth.map(String.init) ?? "-", "\(fact.inputSize)", fact.preprocessing, fact.here,
        ]
      }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    // Names and words begin where their column does, numbers end where theirs does.
    let lines = rows.map { row in
      let cells = row.indices.map { row[$0].padding(to: widths[$0], isRight: (1...6).contains($0)) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return (lines + ["", Self.legend]).joined(separator: "\n")
  }

  private static let legend = """
    MB: of Keras's file with its top. top-1, top-5: of ImageNet's validation set.
    pixels: how they are prepared. here: weights on this machine, top or no top.
    `lectern models NAME` tells all of one, and how to use it.
    """
}
