import Foundation

/// What is not a step: made ready for the page, then rendered by cmark.
struct Prose {
  private let tree: MarkdownTree
  /// The text of the first level-1 heading, taken out of the document because the page shows it as its title.
  private(set) var titleHeading: String?
  /// The first paragraph's words.
  let summary: String
  private let formulas: Formulas
  private var headings: [MarkdownNode: Lesson.Heading] = [:]

  /// - Parameters:
  ///   - title: from the front matter.
  ///   - taken: ids that headings cannot have.
  ///   - formulas: what the marks in the tree stand for.
  init(tree: MarkdownTree, title: String?, taken: [String], formulas: Formulas) {
    self.tree = tree
    self.formulas = formulas
    summary = formulas.restored(
      tree.root.children.first { $0.kind == .paragraph && !$0.text.isEmpty }?.text ?? "")
    takeTitle(title)
    markHeadings(taken: taken)
    formulas.place(in: tree)
    for node in tree.root.all.reversed() { Self.prepare(node) }
  }

  private mutating func takeTitle(_ title: String?) {
    guard let first = tree.root.children.first(where: { $0.kind == .heading && $0.headingLevel == 1 }) else { return }
    let plain = MarkdownTree.plainText(title ?? "")
    let text = formulas.restored(first.text)
    guard title == nil || text == title || text == plain else { return }
    titleHeading = text
    first.remove()
  }

  private mutating func markHeadings(taken: [String]) {
    let nodes = tree.root.all.filter { $0.kind == .heading }
    // The page's title is the only first level.
    let shift = nodes.contains { $0.headingLevel == 1 } ? 1 : 0
    var slugs = Slugs(taken: taken)
    var level = 1
    for node in nodes {
      level = min(node.headingLevel + shift, level + 1, 6)
      let text = formulas.restored(node.text)
      let heading = Lesson.Heading(level: level, id: slugs.slug(for: text), text: text, block: 0)
      let isTopLevel = node.parent?.kind == .document
      // The link stands beside the heading, whose words are then only its own.
      let link = "<a class=\"permalink\" href=\"#\(heading.id)\" aria-label=\"Link to “\(text.htmlEscaped)”\">#</a>"
      let mark = node.replace(
        byBlock: true, before: "<div class=\"heading\">\n<h\(level) id=\"\(heading.id)\">",
        after: "</h\(level)>\n\(link)\n</div>\n", keepingChildren: true)
      if isTopLevel { headings[mark] = heading }
    }
  }

  private static func prepare(_ node: MarkdownNode) {
    switch node.kind {
    case .htmlBlock:
      let text = node.literal.trimmingCharacters(in: .whitespacesAndNewlines)
      let isComment = text.hasPrefix("<!--") && text.hasSuffix("-->")
      node.replace(byBlock: true, before: isComment ? "" : "<p>\(text.htmlEscaped)</p>\n")
    case .htmlInline:
      node.replace(byBlock: false, before: inlineHTML(node.literal))
    case .link:
      node.setURL(LessonLink.target(node.url))
    case .codeBlock where node.fence == nil || !node.fenceInfo.lowercased().hasPrefix("swift"):
      let language = node.fenceInfo.prefix { !$0.isWhitespace && $0 != "{" }
      let mark = language.isEmpty ? "" : " class=\"language-\(String(language).htmlEscaped)\""
      node.replace(
        byBlock: true,
        before: "<pre class=\"listing\" tabindex=\"0\"><code\(mark)>\(node.literal.htmlEscaped)</code></pre>\n")
    case .table:
      node.wrap(before: "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n", after: "</div>\n")
    default: break
    }
  }

  private static func inlineHTML(_ tag: String) -> String {
    if tag.hasPrefix("<!--") { return "" }
    let name = tag.lowercased().filter { !"</> ".contains($0) }
    let spellings = ["<\(name)>", "</\(name)>", "<\(name)/>", "<\(name) />"]
    let isHarmless = ["kbd", "sub", "sup", "mark", "br", "wbr"].contains(name) && spellings.contains(tag.lowercased())
    return isHarmless ? tag.lowercased() : tag.htmlEscaped
  }

  /// Puts the pictures' bytes into the document.
  func embedPictures(from folder: URL?, mistakes: inout Mistakes) {
    for node in tree.root.all.reversed() where node.kind == .image {
      switch EmbeddedPicture.load(node.url, from: folder) {
      case .success(let picture):
        let title = node.title.isEmpty ? "" : " title=\"\(node.title.htmlEscaped)\""
        node.replace(
          byBlock: false, before: "<img src=\"\(picture)\" alt=\"\(formulas.restored(node.text).htmlEscaped)\"\(title)>"
        )
      case .failure(let failure): mistakes.add(failure.problem, line: node.line)
      }
    }
  }

  /// The document cut at its steps.
  ///
  /// - Parameter notes: the teacher's, by the nodes in their places.
  func blocks(around steps: [(node: MarkdownNode, step: Step)], notes: [MarkdownNode: String]) -> (
    [Lesson.Block], [Lesson.Heading]
  ) {
    let stepOfNode = Dictionary(uniqueKeysWithValues: steps.map { ($0.node, $0.step) })
    var blocks: [Lesson.Block] = []
    var found: [Lesson.Heading] = []
    var html = ""
    func finishProse() {
      if !html.isEmpty { blocks.append(.prose(html: html)) }
      html = ""
    }
    for node in tree.root.children {
      if let step = stepOfNode[node] {
        finishProse()
        blocks.append(.step(step))
      } else if let note = notes[node] {
        finishProse()
        blocks.append(.note(note))
      } else {
        if var heading = headings[node] {
          heading.block = blocks.count
          found.append(heading)
        }
        html += node.html
      }
    }
    finishProse()
    return (blocks, found)
  }
}
