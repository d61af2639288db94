import Foundation

extension FolderCheck: Showable, CustomStringConvertible {
  /// How many names a cell shows.
  private static let mostNames = 3

  /// What was found, by kind, then the classes.
  public var stepOutputs: [StepOutput] {
    [
      findings.isEmpty ? .text("\(heading): nothing is wrong with them.\n") : .table(table), .table(balance.table),
    ]
  }

  /// Both tables as text.
  public var description: String { stepOutputs.map(PlainText.of).joined(separator: "\n") }

  /// A row a kind of finding, the worst first.
  public var table: StepOutput.Table {
    let kinds = FolderFinding.Kind.allCases.filter { kind in findings.contains { $0.kind == kind } }
    return StepOutput.Table(
      title: heading,
      columns: [.init("found"), .init("how often", .right), .init("which")],
      rows: kinds.map { kind in
        let found = findings(kind)
        return [kind.title, "\(found.count)", Self.names(of: found)]
      })
  }

  private var heading: String {
    "\(pictures.count) \(pictures.count == 1 ? "picture" : "pictures") in \(folder.lastPathComponent), looked over"
  }

  /// The first few, and how many more.
  private static func names(of findings: [FolderFinding]) -> String {
    let few = findings.prefix(mostNames).map { finding in
      finding.names.joined(separator: finding.kind == .unbalanced ? " and " : " = ")
    }
    let more = findings.count - few.count
    return few.joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
  }
}

extension ClassBalance: Showable {
  /// The table.
  public var stepOutputs: [StepOutput] { [.table(table)] }

  /// A row a class; below, how far one gets without looking.
  public var table: StepOutput.Table {
    let all = totals.reduce(0, +)
    let total = totals
    let rows = classNames.indices.map { row in
      let share = all == 0 ? 0 : Double(total[row]) / Double(all)
      return [classNames[row]] + counts[row].map(String.init) + (parts.isEmpty ? [] : ["\(total[row])"])
        + [ValueFormat.percent.text(share)]
    }
    let columns = parts.isEmpty ? ["pictures"] : parts + ["together"]
    return StepOutput.Table(
      title: "Pictures that can be used, by class",
      columns: [.init("class")] + (columns + ["share"]).map { .init($0, .right) }, rows: rows,
      footer: footer)
  }

  /// What a model has to beat, where there is something to be told apart.
  private var footer: [String] {
    guard classNames.count > 1, let largest else { return [] }
    let place = parts.count > 1 ? " in \(parts[1])" : ""
    let share = ValueFormat.percent.text(baseline)
    return ["Always guessing \(largest) would be right \(share) of the time\(place): that is what a model has to beat."]
  }
}

extension FolderFinding: Showable {
  /// Its sentence.
  public var stepOutputs: [StepOutput] { [.text(description + "\n")] }

  /// Several, a row each.
  static func table(_ findings: [FolderFinding]) -> StepOutput.Table {
    StepOutput.Table(
      columns: [.init("found"), .init("what")], rows: findings.map { [$0.kind.title, $0.description] })
  }
}
