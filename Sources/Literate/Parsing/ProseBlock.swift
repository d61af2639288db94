/// A part of a lesson's prose as it was read, for whoever shows it otherwise than on a page.
public indirect enum ProseBlock: Hashable, Sendable {
  /// A heading; the level is that of the Markdown.
  case heading(level: Int, [ProseText])
  case paragraph([ProseText])
  /// A list; `first` is its first number, nil where it has none.
  case list(first: Int?, items: [[ProseBlock]])
  case quote([ProseBlock])
  /// Code that is no step.
  case code(String)
  /// Rows of cells, the heading first.
  case table([[[ProseText]]])
  case rule
}

extension ProseBlock {
  /// A short text in Markdown.
  public static func reading(_ markdown: String) -> [ProseBlock] {
    let tree = MarkdownTree(markdown)
    return withExtendedLifetime(tree) { Passages.read(tree, steps: []).flatMap { $0 } }
  }
}

/// A piece of a line of prose.
public indirect enum ProseText: Hashable, Sendable {
  case plain(String)
  case emphasis([ProseText])
  case strong([ProseText])
  case struck([ProseText])
  case code(String)
  case link([ProseText], target: String)
  case picture(String, file: String)
  case lineBreak

  /// The words, without marks.
  public var words: String {
    switch self {
    case .plain(let text), .code(let text), .picture(let text, _): text
    case .emphasis(let inner), .strong(let inner), .struck(let inner), .link(let inner, _):
      inner.map(\.words).joined()
    case .lineBreak: " "
    }
  }
}
