/// The steps of a document, and the mistakes in its fences.
struct StepFences {
  /// With what belongs to exercises, and the teacher's notes.
  private(set) var all: [(node: MarkdownNode, step: Step)] = []
  private var words: Set<MarkdownNode> = []
  private var count = 0

  init(in tree: MarkdownTree, lines: [String], mistakes: inout Mistakes) {
    var lineOfID: [String: Int] = [:]
    for node in tree.root.children where node.kind == .paragraph {
      Self.checkForFence(node, lines, &mistakes)
    }
    for node in tree.root.all where node.kind == .codeBlock {
      guard let fence = node.fence else {
        let start = node.literal.prefix { $0 == "`" || $0 == "~" }
        if start.count >= 3, Self.language(node.literal.dropFirst(start.count)) == "swift" {
          mistakes.add(.indentedStep, line: node.line)
        }
        continue
      }
      if !Self.isClosed(node, fence, lines) { mistakes.add(.fenceOpen, line: node.line) }
      let language = Self.language(node.fenceInfo[...])
      let isWords = language == "markdown" && node.fenceInfo.contains("{")
      guard language == "swift" || isWords else {
        if Suggestion.nearest(to: language, among: ["swift"]) != nil {
          mistakes.add(.unknownLanguage(language), line: node.line)
        }
        continue
      }
      guard node.parent?.kind == .document else {
        let container = node.parent?.typeName == "item" ? "list" : "quote"
        mistakes.add(.stepInContainer(container), line: node.line)
        continue
      }
      let line = lines[node.line - 1]
      let step = Self.step(node, fence, language, number: count + 1, line: line, mistakes: &mistakes)
      if isWords { words.insert(node) }
      let role = step.attributes.role
      if let problem = Self.kindProblem(role, isWords) { mistakes.add(problem, line: node.line) }
      guard role == nil || role == "exercise" else {
        all.append((node, step))
        continue
      }
      count += 1
      if let other = lineOfID.updateValue(node.line, forKey: step.id.lowercased()) {
        mistakes.add(.repeatedID(step.id, line: other), line: node.line)
      }
      all.append((node, step))
    }
  }

  /// A line that looks like a step's fence and is none, because of a backtick in it.
  private static func checkForFence(_ paragraph: MarkdownNode, _ lines: [String], _ mistakes: inout Mistakes) {
    guard paragraph.line >= 1, paragraph.lastLine <= lines.count, paragraph.line <= paragraph.lastLine else { return }
    for line in paragraph.line...paragraph.lastLine {
      let text = lines[line - 1].drop { $0 == " " }
      let marks = text.prefix { $0 == "`" }
      guard marks.count >= 3, ["swift", "markdown"].contains(language(text.dropFirst(marks.count))),
        text.dropFirst(marks.count).contains("{")
      else { continue }
      mistakes.add(.backtickInFence, line: line)
    }
  }

  /// Whether a fence is `markdown`.
  func isWords(_ node: MarkdownNode) -> Bool { words.contains(node) }

  private static func kindProblem(_ role: String?, _ isWords: Bool) -> LessonProblem? {
    switch role {
    case "hint": nil
    case "note": isWords ? nil : .codeAsWords("note")
    default: isWords ? .wordsAsCode(role ?? "step") : nil
    }
  }

  /// The first word of an info string, in lower case; `{` ends it too.
  private static func language(_ info: Substring) -> String {
    info.drop(while: \.isWhitespace).prefix { !$0.isWhitespace && $0 != "{" }.lowercased()
  }

  /// The info string is read from the line itself: cmark has already taken the backslashes out of its own.
  private static func step(
    _ node: MarkdownNode, _ fence: (character: Character, length: Int), _ language: String, number: Int, line: String,
    mistakes: inout Mistakes
  ) -> Step {
    let afterFence = line.drop { $0 == " " }.drop { $0 == fence.character }
    let rest = afterFence.drop(while: \.isWhitespace).dropFirst(language.count)
    let column = line.distance(from: line.startIndex, to: rest.startIndex) + 1
    let info = StepInfo(rest, line: node.line, column: column, mistakes: &mistakes)

    let source = node.literal
    for (offset, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let text = line.drop { $0 == " " }
      let marks = text.prefix { $0 == fence.character }
      if line.count - text.count < 4, marks.count >= fence.length {
        mistakes.add(.fenceInStep(openedAt: node.line), line: node.line + 1 + offset)
      }
    }
    return Step(
      id: info.id ?? "step-\(number)", title: info.title, source: source, line: node.line + 1,
      attributes: info.attributes)
  }

  /// Whether the last line of a code block is its closing fence, as opposed to the end of the document.
  private static func isClosed(
    _ node: MarkdownNode, _ fence: (character: Character, length: Int), _ lines: [String]
  ) -> Bool {
    guard node.lastLine > node.line, node.lastLine <= lines.count else { return false }
    let line = lines[node.lastLine - 1].drop { $0.isWhitespace || $0 == ">" }
    let marks = line.prefix { $0 == fence.character }
    return marks.count >= fence.length && line.dropFirst(marks.count).allSatisfy(\.isWhitespace)
  }
}
