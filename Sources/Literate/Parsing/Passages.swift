import Foundation

/// The prose of a lesson cut at its steps: as many parts as steps and one, each what stands before a step, the last what stands
/// behind all.
enum Passages {
  static func read(_ tree: MarkdownTree, steps: [MarkdownNode]) -> [[ProseBlock]] {
    var passages: [[ProseBlock]] = [[]]
    let steps = Set(steps)
    for node in tree.root.children {
      if steps.contains(node) { passages.append([]) } else { passages[passages.count - 1] += block(node) }
    }
    return passages
  }

  /// Without the heading that is shown as the lesson's title.
  static func withoutTitle(_ passages: [[ProseBlock]], _ title: String?) -> [[ProseBlock]] {
    guard let title else { return passages }
    var passages = passages
    for index in passages.indices {
      let found = passages[index].firstIndex {
        if case .heading(level: 1, let text) = $0 { text.map(\.words).joined() == title } else { false }
      }
      if let found {
        passages[index].remove(at: found)
        return passages
      }
    }
    return passages
  }

  private static func blocks(in node: MarkdownNode) -> [ProseBlock] { node.children.flatMap(block) }

  private static func block(_ node: MarkdownNode) -> [ProseBlock] {
    switch node.kind {
    case .heading: return [.heading(level: node.headingLevel, texts(in: node))]
    case .paragraph: return [.paragraph(texts(in: node))]
    case .codeBlock: return [.code(node.literal)]
    case .table: return [.table(node.children.map { row in row.children.map(texts) })]
    case .htmlBlock:
      let text = node.literal.trimmingCharacters(in: .whitespacesAndNewlines)
      return text.hasPrefix("<!--") && text.hasSuffix("-->") ? [] : [.paragraph([.plain(text)])]
    default: break
    }
    switch node.typeName {
    case "list": return [.list(first: node.firstNumber, items: node.children.map(blocks))]
    case "block_quote": return [.quote(blocks(in: node))]
    case "thematic_break": return [.rule]
    default: return blocks(in: node)
    }
  }

  private static func texts(in node: MarkdownNode) -> [ProseText] { node.children.flatMap(text) }

  private static func text(_ node: MarkdownNode) -> [ProseText] {
    switch node.kind {
    case .link: return [.link(texts(in: node), target: node.url)]
    case .image: return [.picture(node.text, file: node.url)]
    case .htmlInline: return html(node.literal)
    default: break
    }
    switch node.typeName {
    case "text": return [.plain(node.literal)]
    case "softbreak": return [.plain(" ")]
    case "linebreak": return [.lineBreak]
    case "code": return [.code(node.literal)]
    case "emph": return [.emphasis(texts(in: node))]
    case "strong": return [.strong(texts(in: node))]
    case "strikethrough": return [.struck(texts(in: node))]
    default: return texts(in: node)
    }
  }

  /// As on the page: comments are left out, harmless tags have no look here, the others are the text that they are.
  private static func html(_ tag: String) -> [ProseText] {
    if tag.hasPrefix("<!--") { return [] }
    let name = tag.lowercased().filter { !"</> ".contains($0) }
    if name == "br" { return [.lineBreak] }
    return ["kbd", "sub", "sup", "mark", "wbr"].contains(name) ? [] : [.plain(tag)]
  }
}
