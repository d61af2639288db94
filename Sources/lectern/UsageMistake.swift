import Literate

/// Words of the command line that mean nothing: a sentence, where to read on, status 2.
struct UsageMistake: Error, CustomStringConvertible {
  let sentence: String
  let command: String

  /// - Parameter command: the command whose help says what is right: `run`.
  init(_ sentence: String, command: String = "run") {
    self.sentence = sentence
    self.command = command
  }

  var description: String {
    let end = sentence.hasSuffix(".") || sentence.hasSuffix("?") ? "" : "."
    return "Error: \(sentence)\(end)\n  See '\(command.isEmpty ? "lectern" : "lectern \(command)") --help'."
  }

  /// A first word that is no command: one that is like it, or that a lesson was meant.
  static func unknownCommand(_ word: String, known: [String], command: String = "") -> UsageMistake {
    let isLesson = command.isEmpty && (word.hasSuffix(".md") || word.first?.isNumber == true)
    let advice = isLesson ? "; did you mean `lectern run \(word)`?" : nil
    let otherwise = ". There are: \(known.joined(separator: ", "))"
    return UsageMistake(
      "there is no command `\(word)`"
        + (advice ?? Suggestion.sentence(for: word, among: known, otherwise: otherwise)), command: command)
  }
}
