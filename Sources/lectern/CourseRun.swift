import ArgumentParser
import Foundation
import Literate

/// Runs the lessons of a course that have to run, and writes their pages as each ends.
struct CourseRun {
  let lessons: [Lesson]
  private let all: [Lesson]
  private let introduction: Lesson?
  private let choices: RunChoices
  private let output: URL
  private let environment: [String: String]
  private let report: Report

  /// Reads the lessons.
  ///
  /// - Throws: `ExitCode(1)` after printing what is wrong in the lessons; a usage mistake for an unknown step.
  init(
    course: Course, files: [String], choices: RunChoices, output: URL, environment: [String: String], report: Report
  ) throws {
    var read: [String: Lesson] = [:]
    var isBroken = false
    for file in Set(course.files + files).sorted() {
      do {
        read[file] = try choices.times.measure(.read, file) {
          try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file)
        }
      } catch {
        guard files.contains(file) else { continue }
        report.problem("\(error)")
        isBroken = true
      }
    }
    do { introduction = try course.introduction() } catch {
      introduction = nil
      report.problem("\(error)")
    }
    if isBroken { throw ExitCode(1) }
    lessons = files.compactMap { read[$0] }
    all = course.files.compactMap { read[$0] }
    if let lastStep = choices.lastStep, let lesson = lessons.first {
      let known = lesson.steps.filter { !$0.attributes.norun }.map(\.id)
      if !known.contains(lastStep) {
        throw UsageMistake("\(CourseError.unknownStep(lastStep, lesson: lesson.file, known: known))")
      }
    }
    self.choices = choices
    self.output = output
    self.environment = environment
    self.report = report
  }

  /// Whether the pictures of the course are asked for.
  var usesPhotos: Bool { lessons.contains { $0.steps.contains { $0.source.contains("Photos.") } } }

  /// Whether all steps that ran did as they should.
  ///
  /// - Parameter before: what is to be done once it is certain that lessons can be run and pages be written.
  /// - Throws: what keeps lessons from running at all, or their pages from being written; each a sentence.
  func start(_ overrides: [String: [String: ParameterValue]], before: () -> Void) async throws -> Bool {
    let opening = choices.times.begin(.open)
    let toolchain = try Toolchain.current()
    try Installation.check()
    let history = RunHistory(output: output)
    let isWritten = choices.lastStep == nil && !choices.isExplained
    let pages = try CoursePages(
      folder: output, lessons: all.isEmpty ? lessons : all, introduction: introduction, history: history,
      edition: choices.edition, isWritten: isWritten)
    if !choices.isExplained { before() }
    let work = CourseWork(
      runner: LessonRunner(toolchain: toolchain, kernel: Installation.kernel, versions: [:]),
      planner: RunPlanner(
        toolchain: toolchain, kernel: Installation.kernel, history: history, environment: environment),
      pages: pages, overrides: overrides, choices: choices, report: report, ctrlC: CtrlC(report),
      names: ShortNames((all.isEmpty ? lessons : all).map(\.name)))
    opening?.end()
    if choices.isExplained {
      for lesson in lessons { print(try work.plan(lesson).words(work.names[lesson.name])) }
      return true
    }
    let succeeded: Bool
    do { succeeded = try await work.run(lessons, versions: Task { Installation.versions(toolchain) }) } catch {
      report.stop()
      // What ran before is in the index.
      if isWritten { try? pages.writeIndex() }
      throw error
    }
    if isWritten { try choices.times.measure(.index) { try pages.writeIndex() } }
    report.end(pagesIn: isWritten ? output : nil)
    return succeeded
  }
}
