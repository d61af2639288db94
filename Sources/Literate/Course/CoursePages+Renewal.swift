import Files
import Foundation

extension CoursePages {
  /// What has to be done for the page of a lesson that need not run.
  func plan(_ lesson: Lesson, _ kept: KeptRun, _ digests: InputDigests) -> LessonPlan {
    if kept.pages.source != source(of: lesson) { return .page(.words) }
    switch kept.pages.page.change(since: kept.taken, digests) {
    case nil: return .unchanged
    case .gone: return .page(.gone(file(lesson.name, "html").relativePath))
    default: return .page(.edited(file(lesson.name, "html").relativePath))
    }
  }

  /// Makes the page of a lesson again from what its last run recorded; lines stand where they stand now.
  ///
  /// - Returns: false where the record is gone or another one by now: then the lesson has to run.
  /// - Throws: ``PagesError``.
  public func renew(_ lesson: Lesson, _ history: RunHistory) throws -> Bool {
    guard var kept = history.run(of: lesson.name), let old = record(of: lesson.name), old.seconds != nil else {
      return false
    }
    let lines = LineMap(
      old: kept.steps.map { $0.line..<$0.line + $0.lines }, new: lesson.solved.steps.map(\.line))
    let records = Dictionary(old.steps.map { ($0.id, $0) }) { first, _ in first }
    var record = old
    record.title = lesson.title
    record.placeExercises(of: lesson)
    record.steps = lesson.solved.steps.compactMap { step in records[step.id].map { lines.moved($0, to: step) } }
    guard record.steps.count == old.steps.count else { return false }
    kept.pages = try write(lesson, record)
    for (index, step) in RunPlanner.steps(of: lesson).enumerated() where kept.steps.indices.contains(index) {
      let seconds = kept.steps[index].seconds
      kept.steps[index] = step
      kept.steps[index].seconds = seconds
    }
    history.keep(kept, of: lesson.name)
    return true
  }

  /// Tells pages that are made from other words apart; the records of steps are not in it.
  func source(of lesson: Lesson) -> String {
    let digest = Digest(.sha256)
    func add(_ text: String) {
      digest.update("\(text.utf8.count):")
      digest.update(text)
    }
    add(title)
    add(style)
    if edition != .reader { add(edition.rawValue) }
    let place = lessons.firstIndex { $0.name == lesson.name }
    add("\(place.map { $0 + 1 } ?? 0) of \(lessons.count)")
    for index in place.map({ [$0 - 1, $0 + 1] }) ?? [] where lessons.indices.contains(index) {
      add(lessons[index].name)
      add(lessons[index].title)
    }
    for text in [lesson.name, lesson.title, "\(lesson.minutes ?? 0)", lesson.summary, lesson.markdown] { add(text) }
    for heading in lesson.headings { add("\(heading.level) \(heading.id) \(heading.block) \(heading.text)") }
    for block in lesson.blocks {
      switch block {
      case .prose(let html): add(html)
      case .step(let step):
        add("\(step.id) \(step.line) \(step.attributes) \(step.title ?? "-")")
        add(step.source)
      case .note(let text): add(text)
      }
    }
    return digest.finish()
  }
}
