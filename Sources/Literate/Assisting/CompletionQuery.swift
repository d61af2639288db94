import Foundation

/// Asks SourceKit what could stand at a place.
struct CompletionQuery: Sendable {
  let draft: CodeDraft
  let document: String
  let offset: Int
  let typed: String

  /// - Parameters:
  ///   - start: the byte at which the word begins.
  ///   - typed: what there is of it.
  init(_ draft: CodeDraft, document: String, at start: Int, typed: String) {
    (self.draft, self.document, self.typed) = (draft, document, typed)
    offset = draft.offset(of: start)
  }

  /// One thing that could stand there, as SourceKit says it.
  struct Result: Decodable, Sendable {
    var kind: String
    var name: String
    var description: String
    var text: String
    var type: String?
    var summary: String?
    var context: String?
    var module: String?
    /// How many bytes before the word have to go.
    var erased: Int?

    enum CodingKeys: String, CodingKey {
      case kind = "key.kind"
      case name = "key.name"
      case description = "key.description"
      case text = "key.sourcetext"
      case type = "key.typename"
      case summary = "key.doc.brief"
      case context = "key.context"
      case module = "key.modulename"
      case erased = "key.num_bytes_to_erase"
    }
  }

  private struct Answer: Decodable {
    var results: [Result]
    enum CodingKeys: String, CodingKey { case results = "key.results" }
  }

  /// Many more than are shown: SourceKit does not know which of them are the lesson's.
  private static let limit = 400

  func results(_ ask: (SourceKitRequest) -> Data?) -> [Result]? {
    var open = SourceKitRequest("codecomplete.open")
    open["key.name"] = .text(document)
    open["key.sourcefile"] = .text(document)
    open["key.sourcetext"] = .text(draft.text)
    open["key.offset"] = .number(offset)
    open["key.compilerargs"] = .texts(draft.arguments + [document])
    open["key.codecomplete.options"] = .numbers(
      [
        ("key.codecomplete.requestlimit", Self.limit), ("key.codecomplete.hidelowpriority", 0),
        ("key.codecomplete.hideunderscores", typed.hasPrefix("_") ? 0 : 2), ("key.codecomplete.addinneroperators", 0),
        ("key.codecomplete.addinnerresults", 0), ("key.codecomplete.addinitstotoplevel", 0),
        ("key.codecomplete.sort.useimportdepth", 1), ("key.codecomplete.group.overloads", 0),
        ("key.codecomplete.fuzzymatching", 1), ("key.codecomplete.includeobjectliterals", 0),
        ("key.codecomplete.sort.popularitybonus", 100),
      ], texts: [("key.codecomplete.filtertext", typed)])
    let answer = ask(open)
    var close = SourceKitRequest("codecomplete.close")
    close["key.name"] = .text(document)
    close["key.offset"] = .number(offset)
    _ = ask(close)
    return answer.flatMap { try? JSONDecoder().decode(Answer.self, from: $0) }?.results
  }
}
