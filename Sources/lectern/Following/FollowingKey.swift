/// What a learner can ask for while they follow a lesson.
enum FollowingKey: String, CaseIterable {
  case next, edit, back, again, variables, all, show, unfold, undo, mine, write, hint, solution, goOn, help, quit

  /// The letter; none for Return.
  private var letter: String {
    switch self {
    case .next: ""
    case .edit: "e"
    case .back: "b"
    case .again: "r"
    case .variables: "v"
    case .all: "a"
    case .show: "s"
    case .unfold: "f"
    case .undo: "u"
    case .mine: "m"
    case .write: "w"
    case .hint: "t"
    case .solution: "o"
    case .goOn: "g"
    case .help: "h"
    case .quit: "q"
    }
  }

  private var meaning: String {
    switch self {
    case .next: "run the step, and go on"
    case .edit: "edit it in $VISUAL or $EDITOR"
    case .back: "go back to before the step before it"
    case .again: "run the last step again"
    case .variables: "the variables: name, type, value"
    case .all: "run all that is left"
    case .show: "show the step again"
    case .unfold: "show its folded code, or that of an answer"
    case .undo: "take the author's version of it, and yours again"
    case .mine: "show your version that is kept aside"
    case .write: "write your changes into the lesson's file"
    case .hint: "a hint for an exercise; again, the next one"
    case .solution: "show the author's solution of an exercise"
    case .goOn: "go on behind an exercise, from your answer or the author's"
    case .help: "this help; ? too"
    case .quit: "quit; your place and your changes are kept"
    }
  }

  /// What a key, or a line without a terminal, asks for; nil for what means nothing.
  init?(_ text: String) {
    let text = text == "?" ? "h" : text.lowercased()
    guard let key = Self.allCases.first(where: { $0.letter == text }) else { return nil }
    self = key
  }

  /// All keys, one a line.
  static var sheet: String {
    allCases.map { key in
      let name = key.letter.isEmpty ? "Return" : key.letter
      return "  " + name + String(repeating: " ", count: 8 - name.count) + key.meaning
    }.joined(separator: "\n") + "\n  Ctrl-C  stop the step that runs; once more, end it at once"
  }
}
