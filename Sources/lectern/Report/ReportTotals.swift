import Literate

/// How much there was to do, and how it went.
struct ReportTotals {
  var unchanged = 0
  /// Lessons whose pages were made again.
  var pages = 0
  /// Lessons that ran.
  var ran = 0
  private var steps = 0
  private var exercises = 0
  private var failures = 0

  mutating func add(_ state: StepRecord.State) {
    guard state != .shownOnly, state != .notReached else { return }
    steps += 1
    if state == .failed || state == .stoppedEarly { failures += 1 }
  }

  mutating func add(_ record: ExerciseRecord) {
    exercises += 1
    if !record.isRight { failures += 1 }
  }

  /// `6 lessons, 22 steps: all ran`, `6 lessons: 5 unchanged, 1 ran (4 steps)`.
  func words(_ style: Style) -> String {
    func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
    let lessons = count(unchanged + pages + ran, "lesson")
    let failed = failures > 0 ? style.red("\(failures) failed") : nil
    if unchanged + pages == 0 {
      let tried = exercises > 0 ? ", \(count(exercises, "exercise"))" : ""
      return "\(lessons), \(count(steps, "step"))\(tried): \(failed ?? style.green("all ran"))"
    }
    if ran + pages == 0 { return "\(lessons): \(style.green(unchanged == 1 ? "unchanged" : "all unchanged"))" }
    var parts: [String] = []
    if unchanged > 0 { parts.append("\(unchanged) unchanged") }
    if pages > 0 { parts.append("\(count(pages, "page")) made again") }
    if ran > 0 { parts.append("\(ran) ran (\(count(steps, "step")))") }
    return "\(lessons): " + (parts + [failed].compactMap { $0 }).joined(separator: ", ")
  }
}
