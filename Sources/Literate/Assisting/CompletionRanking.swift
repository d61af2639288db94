/// Chooses and orders what could stand at a place.
struct CompletionRanking {
  typealias Result = CompletionQuery.Result

  let draft: CodeDraft
  /// What there is of the word.
  let typed: String

  private static let most = 60

  /// The best, and how many bytes before the word they replace.
  ///
  /// - Parameter code: what stands before the word.
  func best(of results: [Result], before code: String) -> (erased: Int, [Completion]) {
    // Behind nothing, all that there is could stand: only what is near is of use.
    let isOpen = typed.isEmpty && code.last { $0 != " " } != "."
    let ranked = results.enumerated().compactMap { index, result -> (rank: [Int], result: Result, kind: String)? in
      guard let kind = Self.kind(result), isShown(result), let match = match(result) else { return nil }
      let distance = distance(result, kind)
      if isOpen, distance > 4 { return nil }
      return ([match, distance, index], result, kind)
    }.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }
    var seen: Set<String> = []
    let best = ranked.filter { seen.insert($0.result.text + ($0.result.type ?? "")).inserted }.prefix(Self.most)
    let erased = best.map { $0.result.erased ?? 0 }.max() ?? 0
    return (erased, best.map { completion($0.result, kind: $0.kind, erased: erased, before: code) })
  }

  private func isShown(_ result: Result) -> Bool {
    if draft.modules.contains(result.name), result.kind.hasSuffix("decl.module") { return false }
    return typed.hasPrefix("_") || !result.name.hasPrefix("_")
  }

  /// How well it fits what was typed; nil where it does not.
  private func match(_ result: Result) -> Int? {
    guard !typed.isEmpty else { return 0 }
    let name = result.name
    if name.hasPrefix(typed) { return 0 }
    let (small, asked) = (name.lowercased(), typed.lowercased())
    if small.hasPrefix(asked) { return 1 }
    guard typed.count > 1 else { return nil }
    if Self.capitals(of: name).hasPrefix(asked) { return 2 }
    if small.contains(asked) { return 3 }
    var rest = asked[...]
    for letter in small where letter == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty && small.first == asked.first ? 4 : nil
  }

  /// `mm` of `makeModel`.
  private static func capitals(of name: String) -> String {
    (name.prefix(1) + name.dropFirst().filter(\.isUppercase)).lowercased()
  }

  /// How far away it is declared: the place itself first, C's library last.
  private func distance(_ result: Result, _ kind: String) -> Int {
    switch (result.context ?? "").replacing("source.codecompletion.context.", with: "") {
    case "exprspecific", "local", "thisclass": return 0
    case "superclass", "outsidenominal": return 1
    default: break
    }
    guard let module = result.module, !module.isEmpty else { return kind == "keyword" ? 2 : 1 }
    if draft.modules.contains(module) { return 1 }
    if module == "Swift" || module.hasPrefix("_") { return 4 }
    if module.hasPrefix("Foundation") || module == "Dispatch" { return 5 }
    if module.hasSuffix("Glibc") || module.hasPrefix("C") && module.dropFirst().first?.isUppercase == true { return 6 }
    return 3
  }

  private func completion(_ result: Result, kind: String, erased: Int, before code: String) -> Completion {
    let missing = code.utf8.suffix(erased).dropLast(result.erased ?? 0)
    return Completion(
      label: label(result), kind: kind, type: type(result, kind),
      text: String(decoding: missing, as: UTF8.self) + Self.text(result.text),
      summary: (result.summary ?? ownComment(of: result, kind)).flatMap(Self.sentence))
  }

  private func ownComment(of result: Result, _ kind: String) -> String? {
    guard kind == "variable", let module = result.module, draft.modules.contains(module) else { return nil }
    return draft.comments[result.name]
  }

  private func label(_ result: Result) -> String {
    // Arguments of a call: its name is not theirs.
    guard result.name.contains("("), result.name.first != "(" else {
      return result.name.isEmpty || ":(".contains(result.name.prefix(1)) ? result.description : result.name
    }
    return result.name.replacing("(:", with: "(_:").replacing("::", with: ":_:").replacing("::", with: ":_:")
  }

  private func type(_ result: Result, _ kind: String) -> String? {
    guard let type = result.type, !type.isEmpty, type != "Void", !["type", "module", "keyword"].contains(kind) else {
      return nil
    }
    return type
  }

  /// SourceKit's placeholders say everything twice: `<#T##rate: Double##Double#>`.
  private static func text(_ text: String) -> String {
    text.replacing(#/<#T##(.*?)(?:##.*?)?#>/#) { "<#\($0.1)#>" }
  }

  private static func sentence(_ text: String) -> String? {
    let words = MarkdownTree.plainText(text)
    let end = words.firstRange(of: ". ").map { words.index(after: $0.lowerBound) } ?? words.endIndex
    let sentence = words[..<end]
    return sentence.isEmpty ? nil : sentence.count > 200 ? sentence.prefix(199) + "…" : String(sentence)
  }

  /// nil for what is not to be offered: operators, and literals that are quicker typed.
  private static func kind(_ result: Result) -> String? {
    let words = result.kind.replacing("source.lang.swift.", with: "").split(separator: ".")
    switch words.first {
    case "keyword": return "keyword"
    case "literal": return ["boolean", "nil"].contains(words.last) ? "keyword" : nil
    case "pattern": return "argument"
    case "decl": break
    default: return nil
    }
    switch words.dropFirst().first {
    case "function":
      if words.contains("operator") { return nil }
      if result.name.first == ":" || result.name.first == "(" { return "argument" }
      return words.contains("constructor") ? "initializer" : "function"
    case "var": return words.last == "parameter" && result.name.hasSuffix(":") ? "argument" : "variable"
    case "enumelement": return "case"
    case "module": return "module"
    case "macro": return "macro"
    case "precedencegroup": return nil
    default: return "type"
    }
  }
}
