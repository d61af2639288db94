/// What somebody says to a question.
enum Answer {
  case yes, no
  /// No answer: Ctrl-C, or the end of the input.
  case none
}

extension KeyReader {
  /// Asks until the answer is yes or no; Return is what is usual.
  func agrees(_ question: String, usually: Bool, _ screen: StepScreen) async -> Answer {
    while true {
      screen.ask(question)
      let input = await next()
      var answer: Answer?
      switch input {
      case .redraw:
        screen.ask("\r\u{1b}[K")
        continue
      case .interrupt, .end: answer = Answer.none
      case .text(let text):
        switch text.lowercased() {
        case "": answer = usually ? .yes : .no
        case "y", "yes": answer = .yes
        case "n", "no": answer = .no
        default: break
        }
      }
      let word = answer == .yes ? "yes" : answer == .no ? "no" : ""
      screen.ask((hasTerminal ? word : "") + "\n")
      if let answer { return answer }
    }
  }
}
