import Foundation

/// What is in the cache, for people, within 80 columns but for the path.
struct CacheTable: CustomStringConvertible {
  private let facts: CacheFacts

  init(_ facts: CacheFacts) { self.facts = facts }

  var description: String {
    guard facts.bytes > 0 else { return "Nothing is kept yet in \(facts.folder)." }
    var text = "In \(facts.folder):\n" + lines(partRows)
    if !facts.models.isEmpty {
      text += "\n\nFeatures, at most \(CacheWords.size(facts.featuresLimit)), by the network that made them:\n"
      text += lines(modelRows)
    }
    let foreign = facts.parts.filter { $0.foreignBytes > 0 }
    if !foreign.isEmpty {
      text += "\n\nNot Lectern's, and never removed:\n"
      text += foreign.map { "  \(CacheWords.size($0.foreignBytes)) in \($0.folder)" }.joined(separator: "\n")
    }
    return text + "\n\n" + Self.advice
  }

  private static let advice = """
    `lectern cache clear` removes features, steps and runs: all made again.
    `lectern cache clear weights`, or photos: what has to be fetched again.
    """

  private var partRows: [[String]] {
    facts.parts.map { part in
      let kind = CachePart(rawValue: part.name)
      return [
        kind?.title ?? part.name, CacheWords.size(part.bytes), CacheWords.count(part.count, kind?.things ?? ("", "")),
        part.lastUsed.map { "last used \(CacheWords.time($0))" } ?? "",
      ]
    }
  }

  private var modelRows: [[String]] {
    facts.models.map { model in
      [
        "\(model.name.isEmpty ? "?" : model.name) \(model.digest.prefix(8))", CacheWords.size(model.bytes),
        CacheWords.count(model.pictures, CachePart.features.things), "last used \(CacheWords.time(model.lastUsed))",
      ]
    }
  }

  private func lines(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { row[$0].padding(to: widths[$0], isRight: $0 == 1) }
      return String(("  " + cells.joined(separator: "  ")).reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
