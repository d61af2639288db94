/// Makes the index of a course.
public struct IndexRenderer: Sendable {
  /// The course's name.
  public var course: String
  /// The course's own style, which comes after that of the pages.
  public var style: String

  /// Whether lessons that have not run have a page too.
  var isServed: Bool

  public init(course: String = "Lectern", style: String = "") {
    self.init(course: course, style: style, isServed: false)
  }

  init(course: String, style: String, isServed: Bool) {
    self.isServed = isServed
    self.course = course
    self.style = style
  }

  /// The index as HTML text.
  ///
  /// - Parameters:
  ///   - entries: all lessons in their order.
  ///   - introduction: what the course is; its prose stands under the title.
  ///   - benchmarks: the page that says how fast everything is; nil where there is none.
  public func render(
    _ entries: [CourseEntry], introduction: Lesson? = nil, benchmarks: String? = nil
  ) -> String {
    render(entries, introduction: introduction, room: nil, benchmarks: benchmarks)
  }

  /// - Parameters:
  ///   - room: the room that the course is in where it is served.
  ///   - reading: for those who read along in a room.
  func render(
    _ entries: [CourseEntry], introduction: Lesson?, room: LiveRoomState? = nil, reading: RoomReading? = nil,
    benchmarks: String? = nil
  ) -> String {
    let minutes = entries.compactMap(\.minutes).reduce(0, +)
    let seconds = entries.compactMap(\.seconds).reduce(0, +)
    var facts = ["\(entries.count) lesson\(entries.count == 1 ? "" : "s")"]
    if minutes > 0 { facts.append(DurationText.minutes(minutes)) }
    if seconds > 0 { facts.append("ran in \(DurationText.short(seconds))") }
    let failed = entries.filter { $0.state == .failed }.count
    if failed > 0 { facts.append("\(failed) stopped early") }
    return PageShell(
      title: course, description: introduction.map(\.summary) ?? "The lessons of \(course).",
      trail: [(course, nil)],
      opening: """
        <h1>\(course.htmlEscaped)</h1>
        <p class="facts">\(facts.joined(separator: " <span>·</span> "))</p>
        \(introduction.map(prose) ?? "")
        <button class="find wide-find" type="button" aria-keyshortcuts="/" hidden>Search the lessons <kbd>/</kbd></button>

        """,
      main: """
        \(room.map(notice) ?? "")<ol class="lessons">
        \(entries.enumerated().map { item($1, number: $0 + 1) }.joined())</ol>

        """,
      foot: Self.foot(benchmarks: benchmarks),
      index: SearchIndex.html(entries, withWords: true), isIndex: true, style: style,
      reading: reading
    ).html
  }

  /// - Parameter benchmarks: the page that says how fast everything is.
  static func foot(benchmarks: String?) -> String {
    "<p>Every page equals a clean run of its lesson from the top.</p>\n"
      + (benchmarks.map { "<p><a href=\"\($0.htmlEscaped)\">How fast it is</a>, measured beside others.</p>\n" } ?? "")
  }

  private func notice(_ room: LiveRoomState) -> String {
    let words = "This course is in the room “\(room.name.htmlEscaped)”"
    let link = room.board.map { ": <a href=\"\($0.htmlEscaped)\">the board</a> shows who is where" }
    return "<div class=\"notice\">\n<p>\(words)\(link ?? "; a lesson's page shows where the teacher is").</p>\n</div>\n"
  }

  private func prose(_ introduction: Lesson) -> String {
    let html = introduction.blocks.map { if case .prose(let html) = $0 { html } else { "" } }.joined()
    return html.isEmpty ? "" : "<div class=\"prose introduction\">\n\(html)</div>\n"
  }

  private func item(_ entry: CourseEntry, number: Int) -> String {
    var facts: [String] = []
    if let minutes = entry.minutes { facts.append(DurationText.minutes(minutes)) }
    switch entry.state {
    case .ran: facts.append("ran" + (entry.seconds.map { " in \(DurationText.short($0))" } ?? ""))
    case .failed:
      facts.append(
        "<strong class=\"state\">stopped early</strong>"
          + (entry.seconds.map { " after \(DurationText.short($0))" } ?? ""))
    case .notRun: facts.append("not run yet")
    }
    let summary = entry.summary.isEmpty ? "" : "<p>\(entry.summary.htmlEscaped)</p>\n"
    // A lesson that never ran has no page.
    let title =
      entry.state == .notRun && !isServed
      ? entry.title.htmlEscaped : "<a href=\"\(entry.page.htmlEscaped)\">\(entry.title.htmlEscaped)</a>"
    return """
      <li class="\(entry.state.rawValue)">
      <span class="number" aria-hidden="true">\(number)</span>
      <div>
      <h2>\(title)</h2>
      \(summary)<p class="facts">\(facts.joined(separator: " <span>·</span> "))</p>
      </div>
      </li>

      """
  }
}
