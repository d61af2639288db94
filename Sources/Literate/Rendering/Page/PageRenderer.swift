/// Makes the page of a lesson: one HTML file that holds everything it needs.
public struct PageRenderer: Sendable {
  /// Whether code has line numbers.
  public var lineNumbers: Bool
  /// The course's name, for the link to its index.
  public var course: String
  /// The course's own style, which comes after that of the pages.
  public var style: String
  /// For whom it is.
  public var edition: Edition

  public init(course: String = "Lectern", style: String = "", lineNumbers: Bool = false, edition: Edition = .reader) {
    self.course = course
    self.style = style
    self.lineNumbers = lineNumbers
    self.edition = edition
  }

  /// The page as HTML text.
  ///
  /// - Parameters:
  ///   - record: what happened when the lesson ran. Steps without a record are shown as not reached.
  ///   - course: all lessons in their order, for the way to the next; the lesson need not be among them.
  public func render(_ lesson: Lesson, _ record: LessonRecord, course entries: [CourseEntry]) -> String {
    edition == .learner
      ? render(lesson.forLearners, record.forLearners(lesson), course: entries, live: nil)
      : render(lesson, record, course: entries, live: nil)
  }

  /// - Parameters:
  ///   - live: what the page is to know where it is served; nil for a file.
  ///   - reading: for those who read along in a room.
  func render(
    _ lesson: Lesson, _ record: LessonRecord, course entries: [CourseEntry], live: LiveBeginning?,
    reading: RoomReading? = nil
  ) -> String {
    let records = Dictionary(record.steps.map { ($0.id, $0) }) { first, _ in first }
    let names = lesson.stepNames
    let failed = lesson.steps.first { records[$0.id]?.state == .failed }
    let steps = StepHTML(
      lesson: lesson, records: records, names: names, failed: failed, lineNumbers: lineNumbers, edition: edition,
      live: live.map { Dictionary($0.steps.map { ($0.id, $0) }) { first, _ in first } },
      isReading: reading != nil)
    let place = entries.firstIndex { $0.name == lesson.name }

    return PageShell(
      title: "\(lesson.title) – \(course)",
      description: lesson.summary.isEmpty ? lesson.title : lesson.summary,
      trail: [(course, "index.html"), (lesson.title, nil)],
      opening: """
        \(place.map { "<p class=\"kicker\">Lesson \($0 + 1) of \(entries.count)</p>\n" } ?? "")\
        <h1>\(lesson.title.htmlEscaped)</h1>
        \(facts(lesson, record))
        """,
      side: CourseTree(entries: entries, place: place, lesson: lesson, names: names).html,
      main: """
        \(notices(record, live == nil ? failed : nil, names))\(body(lesson, steps, isServed: live != nil))\(RunYourself(lesson: lesson, record: record).html)\
        \(neighbours(entries, place))
        """,
      foot: live == nil && reading == nil ? colophon(record) : "",
      index: SearchIndex.html(entries.filter { $0.name != lesson.name }, withWords: false), style: style,
      courseDigest: place == nil ? "" : CourseDigest.of(entries, course: course, style: style),
      live: live, reading: reading
    ).html
  }

  private func facts(_ lesson: Lesson, _ record: LessonRecord) -> String {
    var facts: [String] = []
    if let minutes = lesson.minutes { facts.append(DurationText.minutes(minutes)) }
    if !lesson.steps.isEmpty, let seconds = record.seconds, seconds > 0 {
      facts.append((record.succeeded ? "ran in " : "stopped after ") + DurationText.short(seconds))
    }
    let fold =
      lesson.steps.isEmpty
      ? "" : " <button id=\"_fold\" type=\"button\" aria-keyshortcuts=\"f\" hidden>Fold all code</button>"
    let words = facts.joined(separator: " <span>·</span> ") + fold
    return words.isEmpty ? "" : "<p class=\"facts\">\(words)</p>\n"
  }

  private func notices(_ record: LessonRecord, _ failed: Step?, _ names: [String: String]) -> String {
    var html = record.notices.map { "<div class=\"notice\">\n\(MarkdownTree.html($0))</div>\n" }
    if let failed {
      let name = [names[failed.id], failed.title].compactMap { $0 }.joined(separator: ": ")
      let link = "<a href=\"#\(failed.id.htmlEscaped)\">\((name.isEmpty ? "a hidden step" : name).htmlEscaped)</a>"
      let sentence = "This lesson stopped at \(link). All that ran before it is here."
      html.append("<div class=\"notice stopped\">\n<p>\(sentence)</p>\n</div>\n")
    }
    return html.joined()
  }

  /// A step's title is a heading one below the section it stands in.
  private func body(_ lesson: Lesson, _ steps: StepHTML, isServed: Bool) -> String {
    var level = 1
    return lesson.blocks.enumerated().map { index, block in
      switch block {
      case .prose(let html):
        level = lesson.headings.last { $0.block == index }?.level ?? level
        return "<div class=\"prose\">\n\(html)</div>\n"
      case .note(let text): return NoteHTML.html(text, edition: edition, isServed: isServed)
      case .step(let step): return steps.html(step, level: min(level + 1, 6))
      }
    }.joined()
  }

  private func neighbours(_ entries: [CourseEntry], _ place: Int?) -> String {
    guard let place else { return "" }
    func link(_ entry: CourseEntry, _ kind: String, _ words: String) -> String {
      "<a class=\"\(kind)\" rel=\"\(kind)\" href=\"\(entry.page.htmlEscaped)\">"
        + "<span>\(words)</span> \(entry.title.htmlEscaped)</a>\n"
    }
    let previous = place > 0 ? link(entries[place - 1], "prev", "Previous lesson") : ""
    let next = place + 1 < entries.count ? link(entries[place + 1], "next", "Next lesson") : ""
    return """
      <nav class="neighbours" aria-label="Lessons">
      \(previous)<a class="index" href="index.html">All lessons</a>
      \(next)</nav>

      """
  }

  private func colophon(_ record: LessonRecord) -> String {
    let versions = record.versions.sorted { $0.key < $1.key }
      .map { $0.value.hasPrefix($0.key) ? $0.value : "\($0.key) \($0.value)" }
    let parameters = record.parameters.sorted { $0.key < $1.key }
      .map { "<code>\($0.key.htmlEscaped) = \($0.value.text.htmlEscaped)</code>" }
    var sentences = ["Made by a clean run from the top with seed \(record.seed)"]
    if !versions.isEmpty { sentences[0] += ", " + versions.map(\.htmlEscaped).joined(separator: ", ") }
    if !parameters.isEmpty { sentences.append("Parameters: \(parameters.joined(separator: ", "))") }
    return sentences.map { "<p>\($0).</p>\n" }.joined()
  }
}
