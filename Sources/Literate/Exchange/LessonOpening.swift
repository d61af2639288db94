/// What other programs show at the top of a lesson: its title, what holds for all of it, its parameters.
enum LessonOpening {
  /// Whether the prose does not say the title itself.
  static func wantsTitle(_ lesson: Lesson) -> Bool {
    let tree = MarkdownTree(LessonBody.text(of: lesson))
    let heading = withExtendedLifetime(tree) {
      tree.root.children.first { $0.kind == .heading && $0.headingLevel == 1 }?.text
    }
    return heading != MarkdownTree.plainText(lesson.title) && heading != lesson.title
  }

  /// A heading.
  static func title(_ lesson: Lesson) -> String { title(lesson.title) }

  static func title(_ title: String) -> String { "# " + GFM.escaped(title) }

  /// What the page says at its top.
  static func quoted(_ notice: String) -> String {
    notice.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }.joined(separator: "\n")
  }

  /// The parameters as the constants that they are, a line each.
  static func parameters(_ lesson: Lesson) -> String { parameters(lesson.parameters) }

  static func parameters(_ parameters: [Lesson.Parameter]) -> String {
    parameters.map { "let \($0.name) = \($0.value.swiftLiteral)" }.joined(separator: "\n")
  }
}

/// A lesson's text without its front matter.
enum LessonBody {
  static func text(of lesson: Lesson) -> String {
    let lines = lesson.markdown.components(separatedBy: "\n")
    var mistakes = Mistakes(file: lesson.file)
    let count = FrontMatter(lines: lines, mistakes: &mistakes).lineCount
    return lines.dropFirst(count).joined(separator: "\n") + "\n"
  }
}
