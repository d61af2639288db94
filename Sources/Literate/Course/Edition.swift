/// For whom the pages of a course are.
public enum Edition: String, Sendable, CaseIterable, Codable {
  /// Who learns alone: solutions wait behind a button, the teacher's notes are left out.
  case reader
  /// A workshop's learner: no solutions in any form, no timings.
  case learner
  /// The teacher: solutions, typical mistakes, checks, notes and timings are there to be seen.
  case teacher
}

extension Lesson {
  /// The lesson's text as learners get it: without solutions, typical mistakes and the teacher's notes, and marked so.
  public var learnersMarkdown: String {
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    for range in teachersLines.reversed() {
      let (first, last) = (range.lowerBound - 1, min(range.upperBound - 1, lines.count))
      guard lines.indices.contains(first) else { continue }
      // With the blank line behind it, so that no gap is left.
      let isBlank = { (place: Int) in lines.indices.contains(place) && lines[place].allSatisfy(\.isWhitespace) }
      lines.removeSubrange(first..<(isBlank(last) && isBlank(first - 1) ? last + 1 : last))
    }
    guard !isForLearners else { return lines.joined(separator: "\n") }
    if let first = lines.first, first.hasPrefix("---") {
      lines.insert("edition: learner", at: 1)
    } else {
      lines.insert(contentsOf: ["---", "edition: learner", "---"], at: 0)
    }
    return lines.joined(separator: "\n")
  }

  /// The lesson as learners get it.
  public var forLearners: Lesson {
    var lesson = self
    lesson.markdown = learnersMarkdown
    lesson.isForLearners = true
    lesson.teachersLines = []
    lesson.blocks = blocks.compactMap { block in
      switch block {
      case .note: return nil
      case .step(var step):
        step.exercise?.solution = nil
        step.exercise?.wrongs = []
        return .step(step)
      case .prose: return block
      }
    }
    return lesson
  }
}

extension LessonRecord {
  /// What happened, without what would give the solutions away: what they showed, and what was tried of exercises.
  func forLearners(_ lesson: Lesson) -> LessonRecord {
    var record = self
    record.exercises = nil
    let exercises = Set(lesson.steps.filter { $0.exercise != nil }.map(\.id))
    for index in record.steps.indices where exercises.contains(record.steps[index].id) {
      record.steps[index].outputs = []
      record.steps[index].firstLine = 0
      record.steps[index].lastLine = 0
    }
    return record.with(nil)
  }
}
