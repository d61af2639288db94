/// Ids for the steps of a notebook that has none.
struct StepIDs {
  private var taken: Set<String> = []
  /// Of the last heading.
  private var heading: String?
  private var count = 0

  /// - Parameter taken: ids that steps have by their fences.
  init(taken: [String]) { self.taken = Set(taken.map { $0.lowercased() }) }

  /// Steps after this Markdown are named after its last heading.
  mutating func read(_ markdown: String) {
    let tree = MarkdownTree(markdown + "\n")
    let last = withExtendedLifetime(tree) { tree.root.children.last { $0.kind == .heading }?.text }
    guard let last else { return }
    let words = last.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.drop { $0.first?.isNumber ?? true }.prefix(5).joined(separator: "-")
    heading = name.isEmpty ? nil : name
  }

  /// - Parameter cell: the cell's id, which is taken where somebody has chosen it.
  mutating func next(cell: String?) -> String {
    count += 1
    if let cell, Self.isChosen(cell), taken.insert(cell).inserted { return cell }
    var id = heading ?? "step-\(count)"
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(heading ?? "step")-\(number)"
      number += 1
    }
    return id
  }

  /// Words and hyphens, not the random letters that editors give.
  private static func isChosen(_ id: String) -> Bool {
    id.wholeMatch(of: #/[a-z]+(-[a-z0-9]+)*/#) != nil && id.wholeMatch(of: #/[0-9a-f]{8}(-[0-9a-f-]+)?/#) == nil
  }
}
