/// The text of a Markdown cell, made such that it stays prose and lets what comes after it be what it is.
struct ImportedProse {
  var text: String
  /// What was changed.
  private(set) var problems: [String] = []
  /// How many fences are steps that are not run.
  private(set) var stepCount = 0

  /// - Parameter id: a new one for a step.
  init(_ source: String, id: () -> String) {
    var lines = source.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    text = lines.joined(separator: "\n")
    let tree = MarkdownTree(text + "\n")
    withExtendedLifetime(tree) { keepFencesAsListings(in: tree, &lines, id) }
    text = lines.joined(separator: "\n")
    closeWhatIsOpen()
  }

  /// A fence of Swift in prose was never run: it is shown and not run. In a list or a quote, where no step can be, it is a text.
  private mutating func keepFencesAsListings(in tree: MarkdownTree, _ lines: inout [String], _ id: () -> String) {
    for node in tree.root.all where node.kind == .codeBlock && node.fence != nil {
      let word = node.fenceInfo.prefix { !$0.isWhitespace && $0 != "{" }
      guard word.lowercased() == "swift", lines.indices.contains(node.line - 1) else { continue }
      let line = lines[node.line - 1]
      guard let range = line.range(of: word), ExerciseProse.role(of: line) == nil else { continue }
      let isAlone = node.parent?.kind == .document
      if isAlone { stepCount += 1 }
      let info = isAlone ? "swift {#\(id()), norun}" : "text"
      lines[node.line - 1] = line[..<range.lowerBound] + info
      problems.append(
        isAlone
          ? "a fence of Swift among the words is a step that is shown and not run"
          : "a fence of Swift in a list or quote is a text, since steps stand by themselves")
    }
  }

  /// A fence or comment without an end would take in the step after it.
  private mutating func closeWhatIsOpen() {
    if Self.isClosed(text) { return }
    for end in ["```", "~~~", "````", "-->", "</script>", "</style>", "</pre>", "?>", "]]>"]
    where Self.isClosed(text + "\n" + end) {
      text += "\n" + end
      problems.append("what it opens and does not close, a fence or a comment, is closed at its end")
      return
    }
    text = GFM.fenced(text, info: "text")
    problems.append("it opens what it does not close, and is kept as a text")
  }

  /// Whether a step behind the text is a step.
  private static func isClosed(_ text: String) -> Bool {
    let tree = MarkdownTree(text + "\n\n```swift\nprobe\n```\n")
    return withExtendedLifetime(tree) {
      guard let last = tree.root.children.last else { return false }
      return last.kind == .codeBlock && last.fence != nil && last.literal == "probe\n" && last.fenceInfo == "swift"
    }
  }
}
