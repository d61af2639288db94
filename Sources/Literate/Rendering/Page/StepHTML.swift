import StepOutput

/// A step on its page: code, and what it showed under it.
struct StepHTML {
  let lesson: Lesson
  let records: [String: StepRecord]
  /// `Step 3`, by the step's id; hidden steps have none.
  let names: [String: String]
  /// The title or name of the step that ended the lesson.
  let failed: Step?
  let lineNumbers: Bool
  var edition = Edition.reader
  /// The steps of a page that is served, by their ids; nil for a page that is a file.
  var live: [String: LiveStep]?
  /// For those who read along in a room: what has not run will, when the teacher runs it.
  var isReading = false

  /// - Parameter level: of a heading for the step's title, 2 to 6.
  /// - Returns: empty for a hidden step that ran.
  func html(_ step: Step, level: Int) -> String {
    let record = records[step.id]
    let state = record?.state ?? (step.attributes.norun ? .shownOnly : .notReached)
    if step.attributes.hide, state != .failed { return "" }
    let outputs = record?.outputs ?? []
    let live = live?[step.id]
    let output =
      live?.output
      ?? OutputHTML(step: step, lesson: lesson, names: names, isExpected: state == .failedAsExpected).html(outputs)
    // What a run shows of an exercise is its solution's.
    let isSolved = step.exercise?.solution != nil && live == nil
    let work = """
      \(code(step, fault: isSolved ? nil : FailureHTML.fault(in: outputs, of: step, lesson: lesson)))\
      \(output.isEmpty && live == nil || isSolved ? "" : "<div class=\"output\">\n\(output)</div>\n")\
      \(exercise(step, output: isSolved ? output : "", live))
      """
    let hasFailed =
      live.map { [.failed, .stoppedEarly].contains($0.progress) } ?? [.failed, .stoppedEarly].contains(state)
    let body = """
      \(bar(step, live.map(\.words) ?? (isWaiting(state) ? "Not run yet" : Self.words(state)), record?.seconds, level: level))\
      \(step.attributes.answer ? answer(work, isOpen: hasFailed) : work)\
      \(state == .notReached && live == nil && !isWaiting(state) ? whyNotReached : "")
      """
    let progress = live.map { " data-progress=\"\($0.progress.rawValue)\"" } ?? ""
    let classes = ["step", live == nil ? Self.className(state) : nil, step.attributes.role].compactMap { $0 }.joined(
      separator: " ")
    let id = step.id.htmlEscaped
    let article = { (id: String) in
      "<article class=\"\(classes)\"\(id)\(progress) aria-label=\"\(self.label(step).htmlEscaped)\">\n\(body)</article>\n"
    }
    return article(" id=\"\(id)\"")
  }

  private func exercise(_ step: Step, output: String, _ live: LiveStep?) -> String {
    guard let exercise = step.exercise else { return "" }
    return ExerciseHTML(exercise: exercise, edition: edition, output: output, live: live, isReading: isReading).html
  }

  private func label(_ step: Step) -> String {
    [names[step.id] ?? "Hidden step", step.title].compactMap { $0 }.joined(separator: ": ")
  }

  /// What stands in a step's bar; empty where all is as it should be.
  static func words(_ state: StepRecord.State) -> String {
    switch state {
    case .ran: ""
    case .failed: "Failed"
    case .stoppedEarly: "Stopped early"
    case .failedAsExpected: "Fails on purpose"
    case .shownOnly: "Not run"
    case .notReached: "Not reached"
    }
  }

  private func bar(_ step: Step, _ words: String, _ seconds: Double?, level: Int) -> String {
    let name = names[step.id] ?? "Hidden step"
    let title = step.title.map { "<h\(level)>\($0.htmlEscaped)</h\(level)>\n" } ?? ""
    let role = step.attributes.role.map { "<span class=\"role\">\($0.capitalized)</span>\n" } ?? ""
    let tag = words.isEmpty ? "" : "<span class=\"state\">\(words)</span>\n"
    let time =
      seconds.map {
        "<span class=\"time\" title=\"Running time\"><span class=\"spoken\">took </span>\(DurationText.short($0))</span>\n"
      } ?? ""
    let id = step.id.htmlEscaped
    return """
      <div class="bar">
      <a class="name" href="#\(id)" title="Link to this step">\(name)</a>
      \(title)<span class="facts">
      \(role)\(tag)\(time)<button class="copy" type="button" data-code="_code-\(id)" \
      aria-label="Copy the code of \(name.lowercased())" hidden>Copy</button>
      </span>
      </div>

      """
  }

  private func code(_ step: Step, fault: CodeHTML.Fault?) -> String {
    let notes = lesson.notes[step.id] ?? []
    let html = CodeHTML(step.source, tokens: SwiftColouring.tokens(of: step.source))
      .html(fault: fault, notesOf: notes.isEmpty ? nil : step.id)
    let count = step.lines.count
    let isFolded = (step.attributes.fold || step.attributes.hide) && fault == nil
    let name = (names[step.id] ?? "hidden step").lowercased()
    return """
      <details class="fold"\(isFolded ? "" : " open")><summary><span>Show the code\
      <span class="spoken"> of \(name)</span> (\(count) line\(count == 1 ? "" : "s"))</span></summary>
      <pre class="code\(lineNumbers ? " numbered" : "")" tabindex="0"><code id="_code-\(step.id.htmlEscaped)" \
      class="language-swift">\(html)</code></pre>
      \(NotesHTML.html(notes, of: step.id))</details>

      """
  }

  /// What waits for the reader to have thought; a failure does not.
  private func answer(_ work: String, isOpen: Bool) -> String {
    """
    <details class="answer"\(isOpen ? " open" : "")><summary><span>Show the answer</span></summary>
    \(work)</details>

    """
  }

  private func isWaiting(_ state: StepRecord.State) -> Bool { isReading && failed == nil && state == .notReached }

  private var whyNotReached: String {
    let reason =
      failed.map { step in
        "because <a href=\"#\(step.id.htmlEscaped)\">\(label(step).htmlEscaped)</a> failed before it"
      } ?? "because the lesson ended before it"
    return "<p class=\"unreached\">This step was not run, \(reason).</p>\n"
  }

  private static func className(_ state: StepRecord.State) -> String? {
    switch state {
    case .ran: nil
    case .failed, .stoppedEarly: "failed"
    case .failedAsExpected: "expected"
    case .shownOnly: "shown-only"
    case .notReached: "not-reached"
    }
  }
}
