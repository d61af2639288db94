import StepOutput

/// What a page shows of an exercise besides its code: hints one by one, the solution where it may be seen, and for the teacher what is
/// expected.
struct ExerciseHTML {
  let exercise: Exercise
  let edition: Edition
  /// What the solution showed, as HTML; empty for nothing.
  let output: String
  /// How things are on a page that is served.
  var live: LiveStep?
  /// Whether it is for those who read along in a room.
  var isReading = false

  var html: String {
    let parts = [verdict, hints, solution, mistakes, checks].joined()
    return "<div class=\"exercise-parts\">\n\(parts)</div>\n"
  }

  /// What the checks say, and from what the lesson goes on.
  private var verdict: String {
    if isReading { return "" }
    guard live != nil else {
      let words =
        switch edition {
        case .teacher: ""
        case .reader:
          "Try it in <code>lectern serve</code> or <code>lectern step</code>, where your answer is checked. The steps below run on the author’s solution."
        case .learner:
          "Your answer is checked in <code>lectern serve</code> or <code>lectern step</code>. What the steps below show here ran on the author’s solution."
        }
      return words.isEmpty ? "" : "<p class=\"ask\">\(words)</p>\n"
    }
    let wait = exercise.solution == nil ? "<p class=\"ask\">The steps below go on once your answer passes.</p>\n" : ""
    return "<p class=\"verdict\" role=\"status\"></p>\n\(wait)<p class=\"goes-on\" hidden></p>\n"
  }

  /// Each is inside the one before it: it can be opened only then.
  private var hints: String {
    exercise.hints.enumerated().reversed().reduce("") { inner, hint in
      let body =
        switch hint.element {
        case .words(let text): MarkdownTree.html(text)
        case .code(let source): Self.code(source)
        }
      let count = exercise.hints.count
      let words = count == 1 ? "Hint" : "Hint \(hint.offset + 1) of \(count)"
      return "<details class=\"clue\"><summary>\(words)</summary>\n\(body)\(inner)</details>\n"
    }
  }

  private var solution: String {
    guard let solution = exercise.solution, edition != .learner else { return "" }
    let shown = output.isEmpty ? "" : "<div class=\"output\">\n\(output)</div>\n"
    return """
      <details class="solution"\(edition == .teacher ? " open" : "")><summary>\(edition == .teacher ? "Solution" : "Show a solution")</summary>
      \(Self.code(solution.source))\(live == nil ? shown : "")</details>

      """
  }

  private var mistakes: String {
    guard edition == .teacher, !exercise.wrongs.isEmpty else { return "" }
    let items = exercise.wrongs.map { wrong in
      "<li>\(Self.code(wrong.piece.source))<p>Learners are told: “\(wrong.message.htmlEscaped)”</p></li>\n"
    }
    return
      "<details class=\"mistakes\"><summary>Typical mistakes (\(exercise.wrongs.count))</summary>\n<ul>\n\(items.joined())</ul>\n</details>\n"
  }

  private var checks: String {
    guard edition == .teacher else { return "" }
    let code = exercise.checks.map { Self.code($0.source) }.joined()
    return "<details class=\"checks\"><summary>What is checked</summary>\n\(code)</details>\n"
  }

  private static func code(_ source: String) -> String {
    "<pre class=\"code\" tabindex=\"0\"><code class=\"language-swift\">"
      + CodeHTML(source, tokens: SwiftColouring.tokens(of: source)).html() + "</code></pre>\n"
  }
}
