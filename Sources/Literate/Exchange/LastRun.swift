import Foundation

/// What the last run of a lesson showed, where it is of the lesson as it is now.
public enum LastRun {
  /// - Parameter folder: of the pages: `Output`.
  /// - Throws: ``RecordError`` where there is none; ``ExportError`` where it is of other steps or other values.
  public static func record(of lesson: Lesson, in folder: URL) throws -> LessonRecord {
    let record = try RecordedLesson.read(lesson.name, in: folder)
    let file = folder.appendingPathComponent("\(lesson.name).json").relativePath
    let page = folder.appendingPathComponent("\(lesson.name).html")
    if let changed = difference(of: lesson, from: record, page: page) {
      throw ExportError.otherSource(record: file, lesson: lesson.name, file: lesson.file, line: changed)
    }
    for parameter in lesson.parameters {
      let used = record.parameters[parameter.name]
      guard used?.isSame(as: parameter.value) != true else { continue }
      throw ExportError.otherValue(
        record: file, lesson: lesson.name, parameter: parameter.name, used: used?.text, own: parameter.value.text)
    }
    return record
  }

  /// The line of the first step that is not what was run; nil where all are.
  private static func difference(of lesson: Lesson, from record: LessonRecord, page: URL) -> Int? {
    func first(_ ids: [String], _ isSame: (Int) -> Bool) -> Int? {
      let steps = lesson.solved.steps
      if let index = steps.indices.first(where: { !ids.indices.contains($0) || ids[$0] != steps[$0].id || !isSame($0) })
      {
        return steps[index].line
      }
      return ids.count == steps.count ? nil : steps.last?.line ?? 1
    }
    if let text = PageMarkdown.read(fromPageAt: page) {
      if text == lesson.markdown { return nil }
      let folder = URL(fileURLWithPath: lesson.file).deletingLastPathComponent()
      if let old = try? LessonParser.parse(text: text, file: lesson.file, folder: folder) {
        let (now, then) = (lesson.steps, old.steps)
        return first(then.map(\.id)) {
          now[$0].source == then[$0].source && now[$0].attributes.runLike(then[$0].attributes)
        }
      }
    }
    // Without the page, only how long its steps were is known.
    return first(record.steps.map(\.id)) { index in
      let (step, one) = (lesson.solved.steps[index], record.steps[index])
      return max(step.lines.count, 1) == one.lastLine - one.firstLine + 1
        && step.attributes.norun == (one.state == .shownOnly)
    }
  }
}

extension Step.Attributes {
  /// Whether a step of these attributes shows what one of the others shows.
  fileprivate func runLike(_ other: Step.Attributes) -> Bool {
    hide == other.hide && norun == other.norun && expectsError == other.expectsError
  }
}

extension ParameterValue {
  /// In JSON, a whole number that is a number with a fraction is written as any other.
  fileprivate func isSame(as other: ParameterValue) -> Bool {
    switch (self, other) {
    case (.int(let value), .double(let number)), (.double(let number), .int(let value)): Double(value) == number
    default: self == other
    }
  }
}
