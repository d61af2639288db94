/// What the info string of a step says: ` {#head, title="A new last layer", fold}` after the word `swift`.
struct StepInfo {
  static let roles = ["exercise", "hint", "solution", "check", "wrong", "note"]
  static let flags = ["hide", "fold", "answer", "norun"] + roles
  static let names = ["title", "expect", "timeout", "memory", "fails"] + flags
  static let examples = [
    "title": "title=\"A new last layer\"", "expect": "expect=error", "timeout": "timeout=60", "memory": "memory=2GB",
    "fails": "fails=\"what the learner is told\"",
  ]

  private(set) var id: String?
  private(set) var title: String?
  private(set) var attributes = Step.Attributes()

  private let text: [Character]
  private var position = 0
  private let line: Int
  /// The column of the text's first character.
  private let column: Int
  private var seen: [String: Int] = [:]

  /// - Parameters:
  ///   - text: what follows the word `swift`.
  ///   - column: of the text's first character, from 1.
  init(_ text: Substring, line: Int, column: Int, mistakes: inout Mistakes) {
    self.text = Array(text)
    self.line = line
    self.column = column
    read(&mistakes)
    checkContradictions(&mistakes)
  }

  private mutating func read(_ mistakes: inout Mistakes) {
    skip { $0.isWhitespace }
    guard let first = current else { return }
    guard first == "{" else {
      let rest = rest
      return report(.textAfterLanguage(rest), at: position, &mistakes)
    }
    let brace = position
    position += 1
    while true {
      skip { $0.isWhitespace || $0 == "," }
      guard let character = current else { return report(.bracesOpen, at: brace, &mistakes) }
      if character == "}" { break }
      guard readAttribute(&mistakes) else { return }
    }
    position += 1
    skip { $0.isWhitespace }
    if current != nil { report(.textAfterBraces(rest), at: position, &mistakes) }
  }

  /// False when there is no sense in reading on.
  private mutating func readAttribute(_ mistakes: inout Mistakes) -> Bool {
    let start = position
    let word = take { !$0.isWhitespace && !",}=\"".contains($0) }
    if word.hasPrefix("#") {
      once("#id", at: start, &mistakes)
      setID(String(word.dropFirst()), at: start, &mistakes)
      return true
    }
    var value: String?
    let valueStart = position + 1
    if current == "=" {
      position += 1
      guard let text = readValue(&mistakes) else { return false }
      value = text
    } else if word.isEmpty {
      // A quote or the like with no name before it.
      let stray = rest
      report(.unknownAttribute(stray), at: start, &mistakes)
      return false
    }
    set(word, to: value, at: start, valueAt: valueStart, &mistakes)
    return true
  }

  private mutating func readValue(_ mistakes: inout Mistakes) -> String? {
    guard current == "\"" else { return take { !$0.isWhitespace && !",}".contains($0) } }
    let quote = position
    position += 1
    var value = ""
    while let character = current {
      position += 1
      if character == "\"" { return value }
      if character == "\\", let next = current, next == "\"" || next == "\\" {
        value.append(next)
        position += 1
      } else {
        value.append(character)
      }
    }
    report(.quoteOpen, at: quote, &mistakes)
    return nil
  }

  private mutating func setID(_ word: String, at start: Int, _ mistakes: inout Mistakes) {
    let isGood =
      word.first.map { $0.isASCII && $0.isLetter } ?? false
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    if isGood { id = word } else { report(.badID(word), at: start, &mistakes) }
  }

  private mutating func set(
    _ name: String, to value: String?, at start: Int, valueAt valueStart: Int, _ mistakes: inout Mistakes
  ) {
    guard Self.names.contains(name) else { return report(.unknownAttribute(name), at: start, &mistakes) }
    once(name, at: start, &mistakes)
    if Self.flags.contains(name) {
      if value != nil { report(.valueNotExpected(attribute: name), at: start, &mistakes) }
    } else if value?.isEmpty ?? true {
      return report(.valueMissing(attribute: name), at: start, &mistakes)
    }
    switch name {
    case "hide": attributes.hide = true
    case "fold": attributes.fold = true
    case "answer": attributes.answer = true
    case "norun": attributes.norun = true
    case "title": title = value
    case "expect":
      attributes.expectsError = true
      if value != "error" { report(.badExpectation(value ?? ""), at: valueStart, &mistakes) }
    case "timeout":
      attributes.timeout = value.flatMap(Double.init).flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
      if attributes.timeout == nil { report(.badTimeout(value ?? ""), at: valueStart, &mistakes) }
    case "memory":
      attributes.memory = value.flatMap(ByteCount.bytes)
      if attributes.memory == nil { report(.badMemory(value ?? ""), at: valueStart, &mistakes) }
    case "fails": attributes.fails = value
    default:
      if let other = attributes.role, other != name { report(.twoRoles(other, name), at: start, &mistakes) }
      attributes.role = name
    }
  }

  private func checkContradictions(_ mistakes: inout Mistakes) {
    let role = attributes.role
    if attributes.fails != nil, role != "exercise", role != "wrong" { report(.failsOfNothing, at: 0, &mistakes) }
    if role == "wrong", attributes.fails == nil { report(.wrongWithoutMessage, at: 0, &mistakes) }
    if let role, role != "exercise" {
      let other = seen.keys.sorted().first { $0 != role && $0 != "fails" }
      if let other { report(.attributeOfPart(other, role: role), at: seen[other] ?? 0, &mistakes) }
      return
    }
    if role == "exercise", let other = ["answer", "hide", "norun", "expect"].first(where: { seen[$0] != nil }) {
      report(
        .contradiction("exercise", other, why: "an exercise is seen, run and meant to work"), at: 0, &mistakes)
    }
    if attributes.answer, attributes.hide {
      report(.contradiction("answer", "hide", why: "what is never shown cannot be an answer"), at: 0, &mistakes)
    }
    guard attributes.norun else { return }
    if attributes.hide {
      report(.contradiction("hide", "norun", why: "the step would be neither run nor shown"), at: 0, &mistakes)
    }
    if attributes.expectsError {
      report(.contradiction("norun", "expect=error", why: "a step that is not run cannot fail"), at: 0, &mistakes)
    }
  }

  private mutating func once(_ name: String, at start: Int, _ mistakes: inout Mistakes) {
    if seen.updateValue(start, forKey: name) != nil { report(.repeatedAttribute(name), at: start, &mistakes) }
  }

  private func report(_ problem: LessonProblem, at position: Int, _ mistakes: inout Mistakes) {
    mistakes.add(problem, line: line, column: column + position)
  }

  private var current: Character? { position < text.count ? text[position] : nil }
  private var rest: String { String(text[position...]) }
  private mutating func skip(_ condition: (Character) -> Bool) { _ = take(condition) }
  private mutating func take(_ condition: (Character) -> Bool) -> String {
    let start = position
    while let character = current, condition(character) { position += 1 }
    return String(text[start..<position])
  }
}
