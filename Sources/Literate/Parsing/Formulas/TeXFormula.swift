/// A formula in a small part of TeX, as MathML with its source beside it.
///
/// MathML Core, W3C: https://www.w3.org/TR/mathml-core/
struct TeXFormula {
  private static let deepest = 60

  private let text: [Character]
  private var position = 0
  private var depth = 0
  /// Whether a minus here is a sign and not a subtraction.
  private var isTermAhead = true

  private init(_ source: String) { text = Array(source) }

  /// The `<math>` element.
  static func mathML(_ source: String, isDisplay: Bool) throws(FormulaMistake) -> String {
    var formula = TeXFormula(source)
    let row = try formula.row(until: nil)
    return "<math\(isDisplay ? " display=\"block\"" : "")><semantics><mrow>\(row)</mrow>"
      + "<annotation encoding=\"application/x-tex\">\(source.htmlEscaped)</annotation></semantics></math>"
  }

  private var current: Character? { position < text.count ? text[position] : nil }

  private func mistake(_ problem: LessonProblem, at offset: Int? = nil) -> FormulaMistake {
    FormulaMistake(problem: problem, offset: offset ?? min(position, max(text.count - 1, 0)))
  }

  /// Atoms with their indices up to a closing brace, a `\right`, a bracket or the end.
  private mutating func row(until end: Character?) throws(FormulaMistake) -> String {
    let start = position - 1
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw mistake(.formulaTooDeep) }
    var html = ""
    isTermAhead = true
    while let character = current {
      if end == "\\" ? isAt("\\right") : character == end { return html }
      if character.isWhitespace {
        position += 1
      } else {
        let next = try scripted()
        isTermAhead = next.hasPrefix("<mo>") || "([{|".contains(character)
        html += next
      }
    }
    if let end { throw mistake(.formulaUnclosed(end == "\\" ? "\\right" : String(end)), at: start) }
    return html
  }

  private func isAt(_ command: String) -> Bool {
    let end = position + command.count
    guard end <= text.count, text[position..<end].elementsEqual(command) else { return false }
    return end == text.count || !text[end].isLetter
  }

  /// An atom with what is below and above it.
  private mutating func scripted() throws(FormulaMistake) -> String {
    let (base, placement) = try atom()
    var (lower, upper): (String?, String?) = (nil, nil)
    while true {
      skipSpace()
      if current == "_", lower == nil {
        position += 1
        lower = try argument(of: "_")
      } else if current == "^", upper == nil {
        position += 1
        upper = try argument(of: "^")
      } else if current == "'", upper == nil {
        let primes = text[position...].prefix { $0 == "'" }.count
        position += primes
        upper = "<mo>\(String(repeating: "′", count: primes))</mo>"
      } else {
        break
      }
    }
    if let mark = current, "_^'".contains(mark) { throw mistake(.formulaTwoScripts(String(mark))) }
    let (under, over) = placement == .limits ? ("munder", "mover") : ("msub", "msup")
    let both = placement == .limits ? "munderover" : "msubsup"
    let html =
      switch (lower, upper) {
      case (let lower?, let upper?): "<\(both)>\(base)\(lower)\(upper)</\(both)>"
      case (let lower?, nil): "<\(under)>\(base)\(lower)</\(under)>"
      case (nil, let upper?): "<\(over)>\(base)\(upper)</\(over)>"
      case (nil, nil): base
      }
    guard placement == .function else { return html }
    // A function is set off from what it is of, unless that stands in brackets.
    skipSpace()
    let isSetOff = current.map { !"()[]|,}".contains($0) } ?? false
    return html + "<mo>&#x2061;</mo>" + (isSetOff && !isAt("\\left") ? "<mspace width=\"0.17em\"></mspace>" : "")
  }

  private enum Placement { case beside, limits, function }

  private mutating func atom() throws(FormulaMistake) -> (String, Placement) {
    guard let character = current else { throw mistake(.formulaIncomplete) }
    if character == "\\" { return try command() }
    if character.isASCII, character.isNumber { return (number(), .beside) }
    let start = position
    position += 1
    switch character {
    case "{":
      let row = try row(until: "}")
      position += 1
      return ("<mrow>\(row)</mrow>", .beside)
    case "^", "_", "'": throw mistake(.formulaScriptWithoutBase(String(character)), at: start)
    case "}", "&", "#", "%", "$": throw mistake(.formulaCharacter(String(character)), at: start)
    case "~": return ("<mspace width=\"0.33em\"></mspace>", .beside)
    case "-", "+":
      let sign = character == "-" ? "−" : "+"
      return (isTermAhead ? "<mo form=\"prefix\">\(sign)</mo>" : "<mo>\(sign)</mo>", .beside)
    case "(", ")", "[", "]", "|": return ("<mo stretchy=\"false\">\(character)</mo>", .beside)
    default: return ((character.isLetter ? "<mi>\(character)</mi>" : operatorHTML(String(character))), .beside)
    }
  }

  private mutating func number() -> String {
    let digits = text[position...].prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
    position += digits.count
    return "<mn>\(String(digits))</mn>"
  }

  private func operatorHTML(_ text: String) -> String { "<mo>\(text.htmlEscaped)</mo>" }

  private mutating func command() throws(FormulaMistake) -> (String, Placement) {
    let start = position
    position += 1
    let letters = String(text[position...].prefix(while: \.isLetter))
    let name = letters.isEmpty ? current.map(String.init) ?? "" : letters
    position += name.count
    if let letter = TeXSymbols.letters[name] {
      // Capital Greek is upright in TeX.
      return ("<mi\(name.first?.isUppercase == true ? " mathvariant=\"normal\"" : "")>\(letter)</mi>", .beside)
    }
    if let sign = TeXSymbols.operators[name] { return (operatorHTML(sign), .beside) }
    if let fence = TeXSymbols.fences[name] { return ("<mo stretchy=\"false\">\(fence)</mo>", .beside) }
    if let sum = TeXSymbols.sums[name] { return ("<mo>\(sum)</mo>", name == "int" ? .beside : .limits) }
    if TeXSymbols.functions.contains(name) { return ("<mi>\(name)</mi>", .function) }
    if let words = TeXSymbols.limits[name] {
      return ("<mo movablelimits=\"true\" rspace=\"0.17em\">\(words)</mo>", .limits)
    }
    if let width = TeXSymbols.spaces[name] { return ("<mspace width=\"\(width)\"></mspace>", .beside) }
    if let mark = TeXSymbols.accents[name] {
      return ("<mover accent=\"true\">\(try argument(of: "\\" + name))<mo>\(mark)</mo></mover>", .beside)
    }
    if TeXSymbols.texts.contains(name) { return (try words(name), .beside) }
    switch name {
    case "frac":
      let (above, below) = (try argument(of: "\\frac"), try argument(of: "\\frac"))
      return ("<mfrac>\(above)\(below)</mfrac>", .beside)
    case "sqrt": return (try root(), .beside)
    case "left": return (try fenced(from: start), .beside)
    default: throw mistake(.formulaCommand("\\" + name), at: start)
    }
  }

  /// What a command or an index applies to: a group, or the next sign.
  private mutating func argument(of command: String) throws(FormulaMistake) -> String {
    skipSpace()
    guard let character = current, !"}^_".contains(character) else { throw mistake(.formulaArgument(command)) }
    // `x^10` is x to the one, then zero, as TeX reads it.
    if character.isASCII, character.isNumber {
      position += 1
      return "<mn>\(character)</mn>"
    }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { throw mistake(.formulaTooDeep) }
    return try atom().0
  }

  private mutating func root() throws(FormulaMistake) -> String {
    skipSpace()
    guard current == "[" else { return "<msqrt>\(try argument(of: "\\sqrt"))</msqrt>" }
    position += 1
    let index = try row(until: "]")
    position += 1
    return "<mroot>\(try argument(of: "\\sqrt"))<mrow>\(index)</mrow></mroot>"
  }

  private mutating func fenced(from start: Int) throws(FormulaMistake) -> String {
    let open = try delimiter("\\left")
    let content = try row(until: "\\")
    position += "\\right".count
    return "<mrow>\(open)\(content)\(try delimiter("\\right"))</mrow>"
  }

  /// A fence that grows with what is in it; `.` is none.
  private mutating func delimiter(_ command: String) throws(FormulaMistake) -> String {
    skipSpace()
    guard let character = current else { throw mistake(.formulaArgument(command)) }
    let start = position
    position += 1
    if character == "." { return "" }
    if "()[]|/".contains(character) { return "<mo stretchy=\"true\">\(character)</mo>" }
    if character == "\\" {
      let letters = String(text[position...].prefix(while: \.isLetter))
      let name = letters.isEmpty ? current.map(String.init) ?? "" : letters
      if let fence = TeXSymbols.fences[name] {
        position += name.count
        return "<mo stretchy=\"true\">\(fence)</mo>"
      }
    }
    throw mistake(.formulaDelimiter(command), at: start)
  }

  /// `\text{the words}`, spaces and all.
  private mutating func words(_ command: String) throws(FormulaMistake) -> String {
    skipSpace()
    let start = position
    guard current == "{" else { throw mistake(.formulaArgument("\\" + command)) }
    guard let end = text[position...].firstIndex(of: "}") else { throw mistake(.formulaUnclosed("}"), at: start) }
    let words = String(text[(start + 1)..<end])
    position = end + 1
    switch command {
    case "text": return "<mtext>\(words.htmlEscaped)</mtext>"
    case "mathbf": return "<mi>\(String(words.map(Self.bold)).htmlEscaped)</mi>"
    case "mathit": return "<mi>\(words.htmlEscaped)</mi>"
    default: return "<mi mathvariant=\"normal\">\(words.htmlEscaped)</mi>"
    }
  }

  /// Unicode's bold letters, since MathML Core has no bold of its own.
  private static func bold(_ character: Character) -> Character {
    guard let value = character.asciiValue.map(UInt32.init) else { return character }
    let scalar: UInt32? =
      switch value {
      case 65...90: 0x1D400 + value - 65
      case 97...122: 0x1D41A + value - 97
      case 48...57: 0x1D7CE + value - 48
      default: nil
      }
    return scalar.flatMap(Unicode.Scalar.init).map(Character.init) ?? character
  }

  private mutating func skipSpace() { while current?.isWhitespace == true { position += 1 } }
}
