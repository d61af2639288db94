import StepOutput

/// A page beside those of the lessons that is no lesson: sections of words, tables and charts.
public struct ReportPage: Sendable {
  /// What a section is made of, from top to bottom.
  public enum Block: Sendable {
    /// Plain text.
    case text(String)
    /// Sentences of plain text, one below the other.
    case list([String])
    /// What one types to get the same.
    case command(String)
    case table(StepOutput.Table)
    case figure(StepOutput.Figure)
  }

  /// A heading and what stands below it.
  public struct Section: Sendable {
    public var title: String
    public var blocks: [Block]
    public init(_ title: String, _ blocks: [Block]) { (self.title, self.blocks) = (title, blocks) }
  }

  public var title: String
  /// What the page shows, in a sentence.
  public var summary: String
  /// In small letters under the title.
  public var facts: [String]
  public var sections: [Section]

  public init(title: String, summary: String, facts: [String], sections: [Section]) {
    (self.title, self.summary, self.facts, self.sections) = (title, summary, facts, sections)
  }

  /// The page as HTML text.
  ///
  /// - Parameters:
  ///   - course: the course's name, for the way to its index.
  ///   - style: the course's own style.
  ///   - entries: the lessons, for the search.
  func html(course: String, style: String, entries: [CourseEntry]) -> String {
    var slugs = Slugs(taken: [])
    let ids = sections.map { slugs.slug(for: $0.title) }
    let contents = zip(sections, ids).map { "<li><a href=\"#\($1.htmlEscaped)\">\($0.title.htmlEscaped)</a></li>\n" }
    return PageShell(
      title: "\(title) – \(course)", description: summary, trail: [(course, "index.html"), (title, nil)],
      opening: """
        <h1>\(title.htmlEscaped)</h1>
        <p class="facts">\(facts.map(\.htmlEscaped).joined(separator: " <span>·</span> "))</p>
        <div class="prose introduction">
        <p>\(summary.htmlEscaped)</p>
        <ul>
        \(contents.joined())</ul>
        </div>

        """,
      main: zip(sections, ids).map(html).joined(), foot: "", index: SearchIndex.html(entries, withWords: true),
      isIndex: true, style: Self.css + style
    ).html
  }

  private func html(_ section: Section, id: String) -> String {
    """
    <section class="measured" aria-labelledby="\(id.htmlEscaped)">
    <div class="heading"><h2 id="\(id.htmlEscaped)">\(section.title.htmlEscaped)</h2></div>
    \(section.blocks.map(html).joined())</section>

    """
  }

  private func html(_ block: Block) -> String {
    switch block {
    case .text(let text): "<div class=\"prose\"><p>\(text.htmlEscaped)</p></div>\n"
    case .list(let items):
      "<div class=\"prose\"><ul>\n\(items.map { "<li>\($0.htmlEscaped)</li>\n" }.joined())</ul></div>\n"
    case .command(let text):
      "<pre class=\"listing\" tabindex=\"0\"><code>\(text.htmlEscaped)</code></pre>\n"
    case .table(let table): TableHTML.html(table)
    case .figure(let figure): FigureHTML.html(figure)
    }
  }

  private static let css = """
    .measured > .wide, .measured > .chart { margin: 0 0 1.6rem; }
    .measured .foot { margin: -1.2rem 0 1.6rem; }
    .measured .prose p, .measured .prose li { font: 0.95rem/1.55 var(--sans); hyphens: manual; }

    """
}
