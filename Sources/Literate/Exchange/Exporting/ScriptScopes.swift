/// Which steps of a lesson begin a block of their own in one script. Steps may declare a name anew, or one that a step before them
/// used as a library's; in one script a block keeps the two apart. It reaches to the end, so that all later steps are in it.
struct ScriptScopes {
  /// Why a step begins a block.
  struct Reason: Hashable {
    var name: String
    /// Where the name was declared or used before, and where it is declared anew: lines of the lesson.
    var line: Int
    var again: Int
  }

  /// By the steps' places.
  private(set) var reasons: [Int: Reason] = [:]

  /// - Throws: ``ExportError`` where a block cannot hold what a step in it declares.
  init(_ lesson: Lesson, running steps: [Step]) throws {
    // The declarations that the next step would meet in its block, with their lines.
    var open = lesson.parameters.map { (ScriptNames.Declaration(name: $0.name, signature: "", line: 0), $0.line) }
    var used: [String: Int] = [:]
    var known = Set(lesson.parameters.map(\.name))
    var last: Reason?
    for (index, step) in steps.enumerated() {
      let names = ScriptNames(source: step.source)
      let again = names.declared.lazy.compactMap { new -> Reason? in
        if let old = open.first(where: { ScriptNames.clash($0.0, new) }) {
          return Reason(name: new.name, line: old.1, again: step.line + new.line)
        }
        guard !known.contains(new.name), let line = used[new.name] else { return nil }
        return Reason(name: new.name, line: line, again: step.line + new.line)
      }.first
      if let again {
        reasons[index] = again
        last = again
        open = []
      }
      if let last, let only = names.topLevelOnly {
        throw ExportError.declaredTwice(
          name: last.name, file: lesson.file, line: last.line, again: last.again,
          why:
            "a block would keep them apart, but the \(only.keyword) in line \(step.line + only.line) cannot be in one")
      }
      open += names.declared.map { ($0, step.line + $0.line) }
      known.formUnion(names.declared.map(\.name))
      for (name, line) in names.used where !names.bound.contains(name) && used[name] == nil {
        used[name] = step.line + line
      }
    }
  }
}
