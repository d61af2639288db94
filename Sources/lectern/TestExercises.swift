import ArgumentParser
import Foundation
import Literate

/// `lectern test-exercises`: whether exercises are as their author says.
struct TestExercises: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test-exercises",
    abstract: "Try the solutions, starter codes and typical mistakes of exercises.",
    usage: "lectern test-exercises [<lesson> ...] [<options>]",
    discussion: """
      Of every exercise the solution has to pass the checks, and its starter code and each typical mistake have to fail them, with the
      message that `fails=` names. Each runs in a copy of the state before the exercise. No page is written; `lectern run` does the same and keeps
      it in the record.

        lectern test-exercises      the whole course
        lectern test-exercises 04   one lesson

      Exit status: 0 all are as they should be, 1 one is not or its lesson failed, 2 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("A lesson's file, its name, or the beginning of it: 04.", valueName: "lesson"))
  var lessons: [String] = []
  @Option(help: ArgumentHelp("A value for a lesson's parameter: epochs=3. May be repeated.", valueName: "name=value"))
  var set: [String] = []
  @OptionGroup(title: "Your own pictures") var pictures: PictureOptions
  @Flag(name: .shortAndLong, help: "Print failures only.") var quiet = false
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when")) var color = ColorChoice.auto

  func run() async throws {
    let files = try LessonFiles(naming: lessons, command: "test-exercises")
    let overrides = try files.overrides(set)
    let report = Report(quiet: quiet, color: color)
    let toolchain = try Toolchain.current()
    try Installation.check()
    let runner = LessonRunner(toolchain: toolchain, kernel: Installation.kernel, versions: [:])
    let chosen = files.lessons.filter { lesson in lesson.steps.contains { $0.exercise != nil } }
    guard !chosen.isEmpty else {
      return report.say(
        "There are no exercises in \(files.lessons.count == 1 ? files.lessons[0].file : "these lessons").")
    }
    var isRight = true
    let ctrlC = CtrlC(report)
    for (key, lesson) in chosen.enumerated() {
      var options = LessonRunner.Options()
      options.parameters = overrides[lesson.name] ?? [:]
      options.environment = try pictures.environment(command: "test-exercises")
      // What comes behind the last exercise says nothing of any.
      options.lastStep = lesson.steps.last { $0.exercise != nil }?.id
      options.testsExercises = true
      let session = try await runner.prepare(lesson, options: options)
      ctrlC.begin(session)
      report.begin([key])
      let run = await runner.run(session) { report.handle($0, name: lesson.name, why: nil, key: key) }
      ctrlC.end(session)
      if !run.record.succeeded { isRight = false }
    }
    report.end(pagesIn: nil)
    if !isRight { throw ExitCode(1) }
  }
}
