import StepOutput

/// The compiler's words as one failure at the author's line.
enum Diagnostics {
  /// - Parameters:
  ///   - words: what the compiler printed, in LLVM style: `file:line:column: error: message` and notes.
  ///   - file: the lesson's file, as `#sourceLocation` named it.
  static func failure(from words: String, file: String, step: Step) -> StepOutput.Failure {
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let parsed = lines.compactMap(parse)
    let errors = parsed.filter { $0.kind == "error" }
    guard let first = errors.first(where: { $0.file == file }) ?? errors.first else {
      return .init(
        kind: .compile, message: words.hasPrefix(StepCompiler.crashed) ? lines[0] : "the compiler gave up", file: file,
        line: step.line,
        details: lines.filter { !$0.isEmpty }.suffix(12).map { $0 })
    }
    let isHere = first.file == file
    // Behind the last line, where a brace is missing, the compiler names its own file.
    let isAtEnd = first.file.hasSuffix("/main.swift") && first.line > 0
    let lastLine = step.source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .last
    var details = parsed.filter { $0.file == file && ($0 != first) }.map {
      "\($0.line):\($0.column): \($0.kind): \($0.message)"
    }
    let advice = advice(for: first.message)
    if advice != nil { details.insert(first.message, at: 0) }
    var seen = Set<String>()
    details = details.filter { seen.insert($0).inserted }
    return .init(
      kind: .compile, message: advice ?? first.message, file: file,
      line: isHere ? first.line : isAtEnd ? step.lines.last ?? step.line : step.line,
      column: isHere ? first.column : isAtEnd ? (lastLine?.count ?? 0) + 1 : nil, details: details)
  }

  /// Something that the compiler says, at its place in the lesson's file.
  struct Place: Hashable {
    /// `error` or `note`.
    var kind: String
    var message: String
    var line: Int
    /// From 1, in bytes; nil where the whole line is meant.
    var column: Int?
  }

  /// All that the compiler says of a step, in its order; the first error is that of ``failure(from:file:step:)``.
  static func places(in words: String, file: String, step: Step) -> [Place] {
    guard !words.isEmpty else { return [] }
    let first = failure(from: words, file: file, step: step)
    var places = [Place(kind: "error", message: first.message, line: first.line ?? step.line, column: first.column)]
    let all = words.split(separator: "\n").compactMap { parse(String($0)) }.filter { $0.file == file }
    var seen = Set(places)
    for said in all where step.lines.contains(said.line) {
      let message = advice(for: said.message) ?? said.message
      let place = Place(kind: said.kind, message: message, line: said.line, column: said.column)
      if seen.insert(place).inserted { places.append(place) }
    }
    return places
  }

  private struct Diagnostic: Equatable {
    var file: String
    var line: Int
    var column: Int
    var kind: String
    var message: String
  }

  private static func parse(_ line: String) -> Diagnostic? {
    for kind in ["error", "note"] {
      guard let range = line.range(of: ": \(kind): ") else { continue }
      let place = line[..<range.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
      guard place.count >= 3, let row = Int(place[place.count - 2]), let column = Int(place[place.count - 1]) else {
        // An error without a place: a module that does not load, a flag.
        if kind == "error", line.hasPrefix("<unknown>:0") || line.hasPrefix("error: ") {
          return Diagnostic(file: "", line: 0, column: 0, kind: kind, message: String(line[range.upperBound...]))
        }
        continue
      }
      return Diagnostic(
        file: place.dropLast(2).joined(separator: ":"), line: row, column: column, kind: kind,
        message: String(line[range.upperBound...]))
    }
    return nil
  }

  /// What a learner can do about it, for messages that speak of the machinery and not of their code.
  private static func advice(for message: String) -> String? {
    if message.contains("circular reference") {
      return
        "a new variable cannot be made from an older one of the same name in one go: give it another name, or assign"
        + " to the old one without let or var"
    }
    if message.contains("main actor-isolated") {
      return
        "a step of this lesson uses await at its top level, so what its steps declare belongs to the main task and cannot be"
        + " used by code that runs beside it: mark what is used there nonisolated, or put the await into a function"
    }
    if message.contains("editor placeholder") {
      return "a placeholder, written between <# and #>, is still to be filled in: put your own code in its place"
    }
    if message.contains("must be declared public") {
      return "this conformance needs its type and members declared public"
    }
    return nil
  }
}
