/// Lines of things that go on side by side, in the order in which the things stand: what the first says is passed on at once, what
/// the others say when their turn comes.
struct ReportQueue {
  /// A line, and where it goes.
  enum Line {
    case output(String)
    case problem(String)
  }

  private var waiting: [(key: Int, lines: [Line], isDone: Bool)] = []

  /// Adds a thing behind those that are there.
  mutating func add(_ key: Int) { waiting.append((key, [], false)) }

  /// - Returns: the lines that can be printed now.
  mutating func say(_ line: Line, _ key: Int) -> [Line] {
    guard let place = waiting.firstIndex(where: { $0.key == key }), place > 0 else { return [line] }
    waiting[place].lines.append(line)
    return []
  }

  /// Nothing more comes of a thing.
  ///
  /// - Returns: the lines that can be printed now.
  mutating func end(_ key: Int) -> [Line] {
    if let place = waiting.firstIndex(where: { $0.key == key }) { waiting[place].isDone = true }
    var lines: [Line] = []
    while let first = waiting.first, first.isDone {
      waiting.removeFirst()
      lines += waiting.first?.lines ?? []
      if !waiting.isEmpty { waiting[0].lines = [] }
    }
    return lines
  }
}
