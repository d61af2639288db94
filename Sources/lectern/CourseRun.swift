import ArgumentParser
import Foundation
import Literate

/// Runs lessons one after the other and writes their pages as each ends.
struct CourseRun {
  let lessons: [Lesson]
  private let all: [Lesson]
  private let introduction: Lesson?
  private let lastStep: String?
  private let output: URL
  private let environment: [String: String]
  private let report: Report

  /// Reads the lessons.
  ///
  /// - Throws: `ExitCode(1)` after printing what is wrong in the lessons; a usage mistake for an unknown step.
  init(
    course: Course, files: [String], lastStep: String?, output: URL, environment: [String: String], report: Report
  ) throws {
    var read: [String: Lesson] = [:]
    var isBroken = false
    for file in Set(course.files + files).sorted() {
      do { read[file] = try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file) } catch {
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
    if let lastStep, let lesson = lessons.first {
      let known = lesson.steps.filter { !$0.attributes.norun }.map(\.id)
      if !known.contains(lastStep) {
        throw UsageMistake("\(CourseError.unknownStep(lastStep, lesson: lesson.file, known: known))")
      }
    }
    self.lastStep = lastStep
    self.output = output
    self.environment = environment
    self.report = report
  }

  /// Whether the pictures of the course are asked for.
  var usesPhotos: Bool { lessons.contains { $0.steps.contains { $0.source.contains("Photos.") } } }

  /// Whether all steps ran as they should.
  ///
  /// - Throws: what keeps lessons from running at all, or their pages from being written; each a sentence.
  func start(_ overrides: [String: [String: ParameterValue]], before: () -> Void) async throws -> Bool {
    let toolchain = try Toolchain.current()
    try Installation.check()
    let pages =
      lastStep == nil
      ? try CoursePages(folder: output, lessons: all.isEmpty ? lessons : all, introduction: introduction) : nil
    before()
    // The compiler takes a moment to say its version; the first step need not wait for it.
    async let versions = Installation.versions(toolchain)
    let runner = LessonRunner(toolchain: toolchain, kernel: Installation.kernel, versions: [:])
    report.begin(lessons.count)
    let ctrlC = CtrlC(report)
    var succeeded = true
    func prepare(_ lesson: Lesson) async throws -> Session {
      var options = LessonRunner.Options()
      options.parameters = overrides[lesson.name] ?? [:]
      options.environment = environment
      options.lastStep = lastStep
      return try await runner.prepare(lesson, options: options)
    }
    var next: Session?
    for (index, lesson) in lessons.enumerated() {
      var record: LessonRecord
      do {
        let ready = next
        let prepared: Session
        if let ready { prepared = ready } else { prepared = try await prepare(lesson) }
        // While this lesson computes, the next one is compiled.
        next = index + 1 < lessons.count ? try await prepare(lessons[index + 1]) : nil
        ctrlC.follow(prepared)
        record = await runner.run(prepared, onEvent: report.handle)
        ctrlC.follow(nil)
      } catch {
        report.stop()
        // What ran before is in the index.
        try? pages?.writeIndex()
        throw error
      }
      record.versions = await versions
      succeeded = succeeded && record.succeeded
      if let pages {
        // What says nothing of the lesson is no reason to lose the page of one that ran.
        if record.wasKeptFromRunning { report.keepsPage(of: lesson) } else { try pages.write(lesson, record) }
      } else {
        report.show(record.steps.last)
      }
    }
    try pages?.writeIndex()
    report.end(pagesIn: lastStep == nil ? output : nil)
    return succeeded
  }
}
