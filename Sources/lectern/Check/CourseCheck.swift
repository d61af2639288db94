import Foundation
import Literate

/// Checks lessons one after the other.
struct CourseCheck {
  let files: LessonFiles
  let output: URL
  let tolerance: CheckTolerance
  /// Added to that of the steps.
  let environment: [String: String]
  /// Whether what differs is recorded.
  let accepts: Bool
  let printer: CheckPrinter

  /// - Throws: what keeps lessons from running at all, or what was accepted from being written; each a sentence.
  func start(_ overrides: [String: [String: ParameterValue]]) async throws -> CheckReport {
    let toolchain = try Toolchain.current()
    try Installation.check()
    let pages =
      accepts ? try CoursePages(folder: output, lessons: files.all, introduction: files.introduction) : nil
    let runner = LessonRunner(
      toolchain: toolchain, kernel: Installation.kernel, versions: Installation.versions(toolchain))
    var report = CheckReport(tolerance: tolerance)
    for lesson in files.lessons {
      var options = LessonRunner.Options()
      options.parameters = overrides[lesson.name] ?? [:]
      options.environment = environment
      do {
        let recorded = try RecordedLesson.read(lesson.name, in: output)
        printer.begin(lesson)
        let result = try await LessonCheck(runner, tolerance: tolerance)
          .check(lesson, against: recorded, options: options, onEvent: printer.handle)
        report.lessons.append(result.comparison)
        printer.tell(result.comparison)
        for exercise in result.record.exercises ?? [] {
          for attempt in exercise.attempts {
            guard let problem = attempt.problem else { continue }
            report.problems.append("\(lesson.file):\(attempt.line): \(problem)")
            printer.problem(report.problems.last ?? "")
          }
        }
        if !result.comparison.isSame { try accept(lesson, result.record, pages, &report) }
      } catch let error as RecordError {
        printer.stop()
        guard pages != nil, !error.isOfTheFile else {
          report.problems.append("\(error)")
          printer.problem("\(error)")
          continue
        }
        printer.begin(lesson)
        let record = try await runner.run(lesson, options: options) { printer.handle($0) }
        try accept(lesson, record, pages, &report)
      } catch {
        printer.stop()
        // What was accepted before is in the index.
        if !report.accepted.isEmpty { try? pages?.writeIndex() }
        throw error
      }
    }
    if !report.accepted.isEmpty { try pages?.writeIndex() }
    return report
  }

  private func accept(
    _ lesson: Lesson, _ record: LessonRecord, _ pages: CoursePages?, _ report: inout CheckReport
  ) throws {
    guard let pages else { return }
    guard record.succeeded else {
      let reason =
        "\(lesson.file) is not accepted: a step failed. `lectern run \(lesson.name)` writes its page all the same"
      report.problems.append(reason)
      return printer.problem(reason)
    }
    try pages.write(lesson, record)
    report.accepted.append(lesson.name)
    printer.accepted(lesson)
  }
}
