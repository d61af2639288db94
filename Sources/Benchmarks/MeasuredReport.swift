/// What a bench said with `--json`, as far as all of them agree.
package struct MeasuredReport: Decodable, Equatable {
  /// What was done, and what was measured of it.
  package struct Row: Decodable, Equatable {
    /// In full: `resNet50, inference; batch 12, 224 × 224`.
    package var title: String
    /// As short as it can be among the rows of its report: `resNet50, batch 12`.
    package var label: String
    package var figures: [Figure]
    /// By which power of its number each figure grew from the row before: 1 where twice as many cost twice as much.
    package var exponents: [String: Double]
    /// How many processors were busy with other processes meanwhile.
    package var others: Spread?
    /// Why there is less than was asked for.
    package var failures: [String]
  }

  package var machine: Machine
  package var peak: MachinePeak?
  package var repeats: Int
  /// The names of contestants, Lectern's first.
  package var contestants: [String]
  /// The libraries that computed, by contestant.
  package var versions: [String: [String: String]]
  /// Below what Lectern's numbers should be, by the names of figures.
  package var goals: [String: Double]
  /// What to know of the numbers.
  package var notes: [String]
  package var rows: [Row]

  /// The bench's word, `inference`; nil where the report does not say.
  package var bench: String? {
    let words = machine.command?.split(separator: " ") ?? []
    return words.firstIndex(of: "bench").flatMap { words.dropFirst($0 + 1).first }.map(String.init)
  }
}

extension MeasuredReport {
  private enum CodingKeys: CodingKey { case machine, peak, repeats, contestants, versions, goals, notes, rows }

  private struct Entry: Decodable {
    var name: String
    var versions: [String: String]
  }

  /// Benches name their contestants alone, or with what computed.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    machine = try container.decode(Machine.self, forKey: .machine)
    peak = try container.decodeIfPresent(MachinePeak.self, forKey: .peak)
    repeats = try container.decode(Int.self, forKey: .repeats)
    goals = try container.decodeIfPresent([String: Double].self, forKey: .goals) ?? [:]
    notes = try container.decodeIfPresent([String].self, forKey: .notes) ?? []
    rows = try container.decode([Row].self, forKey: .rows)
    if let names = try? container.decode([String].self, forKey: .contestants) {
      contestants = names
      versions = try container.decodeIfPresent([String: [String: String]].self, forKey: .versions) ?? [:]
    } else {
      let entries = try container.decode([Entry].self, forKey: .contestants)
      contestants = entries.map(\.name)
      versions = Dictionary(entries.map { ($0.name, $0.versions) }) { first, _ in first }
    }
  }
}

extension MeasuredReport.Row {
  private enum CodingKeys: CodingKey { case title, label, work, figures, exponents, others, failures }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let work = try? container.decode(String.self, forKey: .work)
    guard let title = try container.decodeIfPresent(String.self, forKey: .title) ?? work else {
      throw DecodingError.keyNotFound(
        CodingKeys.title, .init(codingPath: container.codingPath, debugDescription: "A row has no title."))
    }
    self.title = title
    label = try container.decodeIfPresent(String.self, forKey: .label) ?? title
    figures = try container.decode([Figure].self, forKey: .figures)
    exponents = try container.decodeIfPresent([String: Double].self, forKey: .exponents) ?? [:]
    others = try container.decodeIfPresent(Spread.self, forKey: .others)
    failures = try container.decodeIfPresent([String].self, forKey: .failures) ?? []
  }
}
