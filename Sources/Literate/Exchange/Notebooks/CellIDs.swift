/// Ids of cells: 1 to 64 letters, digits, hyphens and underscores, each once.
struct CellIDs {
  private var taken: Set<String>

  /// - Parameter taken: the ids of the steps, which their cells get.
  init(taken: [String]) { self.taken = Set(taken.map { String($0.prefix(Self.longest)) }) }

  private static let longest = 64
  private var given: Set<String> = []

  /// A step's own id; one that is too long is cut.
  mutating func of(_ step: Step) -> String {
    let id = String(step.id.prefix(Self.longest))
    return given.insert(id).inserted ? id : free(String(id.prefix(Self.longest - 6)))
  }

  /// The name, or one like it that nothing has.
  mutating func free(_ name: String) -> String {
    var id = name
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(name)-\(number)"
      number += 1
    }
    return id
  }
}
