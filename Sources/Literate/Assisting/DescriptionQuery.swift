import Foundation

/// Asks SourceKit what a name is.
struct DescriptionQuery: Sendable {
  let draft: CodeDraft
  let document: String
  let offset: Int

  /// - Parameter start: the byte at which the name begins.
  init(_ draft: CodeDraft, document: String, at start: Int) {
    (self.draft, self.document) = (draft, document)
    offset = draft.offset(of: start)
  }

  struct Answer: Sendable {
    var declaration: String
    /// As HTML.
    var documentation: String?
  }

  private struct Symbol: Decodable {
    var declaration: String?
    var comment: String?
    var name: String?
    var kind: String?
    var module: String?
    var secondary: [Symbol]?
    enum CodingKeys: String, CodingKey {
      case declaration = "key.annotated_decl"
      case comment = "key.doc_comment"
      case name = "key.name"
      case kind = "key.kind"
      case module = "key.modulename"
      case secondary = "key.secondary_symbols"
    }
  }

  func answer(_ ask: (SourceKitRequest) -> Data?) -> Answer? {
    var open = SourceKitRequest("editor.open")
    open["key.name"] = .text(document)
    open["key.sourcetext"] = .text(draft.text)
    for (key, number) in [
      ("syntactic_only", 1), ("enablesyntaxmap", 0), ("enablesubstructure", 0), ("enablediagnostics", 0),
    ] { open["key.\(key)"] = .number(number) }
    guard ask(open) != nil else { return nil }
    var question = SourceKitRequest("cursorinfo")
    for key in ["name", "sourcefile", "primary_file"] { question["key.\(key)"] = .text(document) }
    question["key.offset"] = .number(offset)
    question["key.compilerargs"] = .texts(draft.arguments + [document])
    let answer = ask(question)
    var close = SourceKitRequest("editor.close")
    close["key.name"] = .text(document)
    _ = ask(close)
    guard let symbol = answer.flatMap({ try? JSONDecoder().decode(Symbol.self, from: $0) }) else { return nil }
    if symbol.kind?.hasSuffix(".module") == true, let name = symbol.name {
      return Answer(declaration: "import \(name)")
    }
    guard let declaration = symbol.declaration.map(Self.plain) else { return nil }
    // A type that is called is its initializer too.
    let others = (symbol.secondary ?? []).compactMap(\.declaration).map(Self.plain)
    let comment = symbol.comment ?? symbol.secondary?.lazy.compactMap(\.comment).first ?? ownComment(of: symbol)
    return Answer(
      declaration: ([declaration] + others).joined(separator: "\n"),
      documentation: comment.flatMap { $0.isEmpty ? nil : MarkdownTree.html(String($0.prefix(Self.longest))) })
  }

  private func ownComment(of symbol: Symbol) -> String? {
    guard symbol.kind?.hasSuffix(".var.global") == true, let module = symbol.module, draft.modules.contains(module)
    else {
      return nil
    }
    return symbol.name.flatMap { draft.comments[$0] }
  }

  private static let longest = 20_000

  /// Swift out of SourceKit's XML, without what only the library's author needs.
  private static func plain(_ xml: String) -> String {
    var text = xml.replacing(#/<[^>]*>/#, with: "")
    for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
      text = text.replacing(entity, with: letter)
    }
    return text.replacing(#/@(_\w+|inlinable|usableFromInline|frozen|backDeployed|export)(\([^)]*\))?\s+/#, with: "")
  }
}
