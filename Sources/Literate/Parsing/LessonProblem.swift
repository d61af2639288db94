/// What is wrong in a lesson. The sentences are written here and nowhere else.
public enum LessonProblem: Hashable, Sendable, CustomStringConvertible {
  // The file and its front matter.
  case unreadable(reason: String)
  case notUTF8
  case frontMatterNotFirst
  case frontMatterOpen
  case badYAML(String)
  case frontMatterNotMapping
  case unknownKey(String)
  case badTitle
  case badSummary
  case badMinutes(String)
  case badEdition(String)
  case parametersNotMapping
  case badParameterName(String)
  case badParameterValue(name: String)

  // The info string of a step.
  case unknownLanguage(String)
  case textAfterLanguage(String)
  case bracesOpen
  case textAfterBraces(String)
  case quoteOpen
  case unknownAttribute(String)
  case repeatedAttribute(String)
  case valueNotExpected(attribute: String)
  case valueMissing(attribute: String)
  case badID(String)
  case repeatedID(String, line: Int)
  case badTimeout(String)
  case badMemory(String)
  case badExpectation(String)
  case twoRoles(String, String)
  case contradiction(String, String, why: String)

  // Exercises.
  case failsOfNothing
  case wrongWithoutMessage
  case attributeOfPart(String, role: String)
  case partWithoutExercise(String)
  case exerciseIncomplete(String, lacks: String)
  case twoSolutions(line: Int)
  case wordsAsCode(String)
  case codeAsWords(String)

  // Fences and pictures.
  case stepInContainer(String)
  case indentedStep
  case fenceOpen
  case fenceInStep(openedAt: Int)
  case backtickInFence
  case pictureFromNetwork(String)
  case pictureMissing(String)
  case pictureKind(String)

  // Notes on lines and formulas.
  case noteMissing(Int, count: Int)
  case noteWithoutLine(Int, step: String)
  case formulaCommand(String)
  case formulaCharacter(String)
  case formulaUnclosed(String)
  case formulaArgument(String)
  case formulaDelimiter(String)
  case formulaScriptWithoutBase(String)
  case formulaTwoScripts(String)
  case formulaIncomplete
  case formulaTooDeep

  public var description: String {
    switch self {
    case .unreadable(let reason): "the lesson cannot be read: \(reason)"
    case .notUTF8: "the file is not UTF-8 from this line on; save it as UTF-8"
    case .frontMatterNotFirst: "front matter begins in the first line of the file; remove what is above this `---`"
    case .frontMatterOpen: "the front matter that begins with `---` has no end; close it with a line `---`"
    case .badYAML(let words): "the front matter is not YAML: \(words)"
    case .frontMatterNotMapping: "front matter is lines of `key: value`, such as `title: Load a pretrained model`"
    case .unknownKey(let key):
      "front matter has no key `\(key)`"
        + Suggestion.sentence(
          for: key, among: FrontMatter.keys, otherwise: "; it has title, summary, minutes, edition and parameters")
    case .badTitle: "`title:` wants a text, such as `title: Load a pretrained model`"
    case .badSummary: "`summary:` wants a line of text; quote it if a `: ` is in it"
    case .badMinutes(let value): "`minutes:` wants a whole number above 0, such as `minutes: 10`, not `\(value)`"
    case .badEdition(let value):
      "`edition:` knows `learner` only, not `\(value)`: a lesson whose solutions were left out"
    case .parametersNotMapping: "`parameters:` wants indented lines of `name: value`, such as `  epochs: 5`"
    case .badParameterName(let name):
      "`\(name)` cannot be a parameter: parameters become Swift constants; take letters, digits and `_`, a letter "
        + "first, and no Swift keyword"
    case .badParameterValue(let name):
      "the parameter `\(name)` wants a whole number, a number, true, false or a text; quote a text that looks like "
        + "something else"
    case .unknownLanguage(let word): "no step has the language `\(word)`; did you mean `swift`?"
    case .textAfterLanguage(let text):
      "`\(text)` after `swift` is not in braces; write ```swift {\(text)}"
    case .bracesOpen: "the attributes begin with `{` but have no `}` in this line"
    case .textAfterBraces(let text): "nothing may follow the `}` of the attributes, but `\(text)` does"
    case .quoteOpen: "this quote has no end; close it with `\"` (and write `\\\"` for a quote in the text)"
    case .unknownAttribute(let name):
      "no attribute is named `\(name)`"
        + Suggestion.sentence(
          for: name, among: StepInfo.names, otherwise: "; there are \(StepInfo.names.joined(separator: ", "))")
    case .repeatedAttribute(let name): "`\(name)` is there twice; remove one"
    case .valueNotExpected(let name): "`\(name)` takes no value; write `\(name)` alone"
    case .valueMissing(let name): "`\(name)` wants a value: `\(StepInfo.examples[name] ?? "\(name)=…")`"
    case .badID(let id):
      "`#\(id)` cannot be an id: ids begin with a letter and have letters a-z, digits and hyphens"
    case .repeatedID(let id, let line): "the id `#\(id)` is already that of the step in line \(line); choose another"
    case .badTimeout(let value): "`timeout=` wants seconds, a number above 0 such as `timeout=60`, not `\(value)`"
    case .badMemory(let value):
      "`memory=` wants an amount of memory, at least 1 MB, such as `memory=512MB` or `memory=2GB`, not `\(value)`"
    case .badExpectation(let value): "`expect=` knows `error` only, not `\(value)`; write `expect=error`"
    case .twoRoles(let first, let second): "a step is `\(first)` or `\(second)`, not both; remove one"
    case .contradiction(let first, let second, let why): "`\(first)` and `\(second)` contradict each other: \(why)"
    case .failsOfNothing:
      "`fails=` tells what the learner hears of an `exercise`'s starter code or of a `wrong` answer; this is neither"
    case .wrongWithoutMessage:
      "a `wrong` answer names what the learner is to hear of it: `wrong, fails=\"You counted the cats too\"`"
    case .attributeOfPart(let name, let role):
      "a `\(role)` takes no `\(name)`: title, id and the like are the exercise's"
    case .partWithoutExercise(let role):
      "this `\(role)` belongs to no exercise: put it behind the fence of one, which is marked `exercise`"
    case .exerciseIncomplete(let id, let lacks):
      "the exercise `#\(id)` has no `\(lacks)`; add a fence ```swift {\(lacks)} behind it"
    case .twoSolutions(let line): "this exercise has a solution already, in line \(line); remove one"
    case .wordsAsCode(let role): "a `\(role)` is code: begin its fence with ```swift"
    case .codeAsWords(let role): "a `\(role)` is words: begin its fence with ```markdown"
    case .stepInContainer(let container):
      "this step is in a \(container); steps stand by themselves at the left margin. Take it out, or name the fence "
        + "`text` when it is only to be read"
    case .indentedStep:
      "this step is indented by four spaces or more, which makes it plain text; move it to the left margin"
    case .fenceOpen: "this fence is never closed; end it with a line of as many backticks or tildes"
    case .fenceInStep(let line):
      "a fence begins here, but the step of line \(line) is still open; close it first (or, when this is code, open "
        + "the step with one backtick more)"
    case .backtickInFence:
      "a line that opens a fence of backticks holds another backtick, so it opens none; leave that one out, or make the fence of tildes"
    case .pictureFromNetwork(let url):
      "the picture \(url) is on the network; pages hold everything in themselves, so save it beside the lesson"
    case .pictureMissing(let path): "there is no picture \(path) beside the lesson"
    case .pictureKind(let path): "\(path) is not a picture that pages can show (PNG, JPEG, GIF, WebP or SVG)"
    case .noteMissing(let number, let count):
      "this line has the mark `// (\(number))`, but the list after the step has \(count) "
        + "note\(count == 1 ? "" : "s"); add the note or change the number"
    case .noteWithoutLine(let number, let step):
      "note \(number) belongs to no line of the step `#\(step)`; end its line with `// (\(number))`, or put a paragraph "
        + "before a list that is no notes"
    default: formulaDescription
    }
  }

  private var formulaDescription: String {
    switch self {
    case .formulaCommand(let command):
      "formulas do not know `\(command)`"
        + Suggestion.sentence(
          for: String(command.dropFirst()), among: TeXSymbols.all,
          otherwise: "; they know letters, fractions, roots, indices, sums, accents and words")
        + " (a dollar that opens no formula is written `\\$`)"
    case .formulaCharacter(let character):
      "`\(character)` cannot stand here in a formula; write `\\\(character)` for the sign itself where there is one, and a "
        + "dollar that opens no formula as `\\$`"
    case .formulaUnclosed(let end): "this is not closed in its formula; put `\(end)` where it ends"
    case .formulaArgument(let command): "`\(command)` wants something behind it: a sign, or more of them in braces"
    case .formulaDelimiter(let command):
      "`\(command)` wants a bracket behind it, such as `(`, `[`, `|`, `\\{`, `\\langle`, or `.` for none"
    case .formulaScriptWithoutBase(let mark): "there is nothing before this `\(mark)` that it could belong to"
    case .formulaTwoScripts(let mark):
      "a second `\(mark)` for the same sign; put the first into braces together with what it belongs to"
    case .formulaIncomplete: "the formula ends where something is missing"
    case .formulaTooDeep: "the formula is nested too deeply; take it apart"
    default: ""
    }
  }
}
