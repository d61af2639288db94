import ArgumentParser
import Foundation
import Literate

/// `lectern run`: from Markdown to pages.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run lessons and write their pages.",
    usage: "lectern run [<lesson> ...] [<options>]",
    discussion: """
      Without names it runs every lesson of the folder Lessons, in order.

        lectern run                     the whole course
        lectern run 04 --set epochs=1   one lesson, with another value
        lectern run --only 04#head      up to one step; shows it here
        lectern run --photos ~/pets     with your own photographs
        lectern run --explain           what would run, and why
        lectern run --profile run.json  where each millisecond goes
        lectern run --edition learner   pages and lessons without solutions, in Output/learner

      A lesson runs when something that its results depend on has changed since they were written: its code, its parameters, a \
      file that a step read, the engine, the toolchain. Where only its words changed, its page is made again.

      Ctrl-C stops the step that runs, and its lesson with it; a second one stops the run.
      Exit status: 0 all ran, 1 a step failed or a page could not be written, 2 the command was not understood.
      Lessons are programs: they run with your rights.
      """)

  /// What to run, and with which values.
  struct Steps: ParsableArguments {
    @Option(
      help: ArgumentHelp("Run up to this step, print what it shows, write no page.", valueName: "lesson#step"))
    var only: String?
    @Option(help: ArgumentHelp("A value for a lesson's parameter: epochs=3. May be repeated.", valueName: "name=value"))
    var set: [String] = []
    @Option(
      help: ArgumentHelp(
        "For whom the pages are: learner leaves out solutions, notes and times, teacher shows them all.",
        valueName: "learner|teacher"))
    var edition: Edition = .reader
    @Flag(help: "Run every lesson, unchanged ones too.") var fresh = false
    @Flag(help: "Only say what would run, and why.") var explain = false
    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "How many lessons at once, where memory allows; otherwise one for every four cores.", valueName: "n"))
    var jobs: Int?
  }

  @Argument(help: ArgumentHelp("A lesson's file, its name, or the beginning of it: 04.", valueName: "lesson"))
  var lessons: [String] = []
  @OptionGroup(title: "What runs") var steps: Steps
  @OptionGroup(title: "Your own pictures") var pictures: PictureOptions
  @OptionGroup(title: "Where it goes") var display: DisplayOptions
  @OptionGroup(title: "Where the time goes") var profiling: ProfileOption

  func run() async throws {
    var names = lessons
    var step: String?
    if let only = steps.only {
      let parts = only.split(separator: "#", maxSplits: 1).map(String.init)
      guard parts.count == 2, lessons.isEmpty else {
        throw UsageMistake("--only takes LESSON#STEP and no other lesson, for example --only 04#head")
      }
      (names, step) = ([parts[0]], parts[1])
    }
    if steps.explain, step != nil {
      throw UsageMistake("--only runs its step whatever has changed, so --explain has nothing to say of it")
    }
    if let jobs = steps.jobs, jobs < 1 { throw UsageMistake("--jobs takes a whole number from 1, and \(jobs) is none") }
    let profiled = try profiling.begin()
    let choices = RunChoices(
      lastStep: step, isFresh: steps.fresh, isExplained: steps.explain, jobs: Jobs(steps.jobs),
      edition: steps.edition, profile: profiled?.profile)
    let course = try usage { try Course(folder: "Lessons", naming: names) }
    let files = try usage { try names.map { try course.file(meantBy: $0) } }
    var seen = Set<String>()
    var folder = URL(fileURLWithPath: display.output, isDirectory: true)
    // The course's own pages stay.
    if steps.edition != .reader { folder.appendPathComponent(steps.edition.rawValue, isDirectory: true) }
    let report = Report(quiet: display.quiet, color: display.color)
    let run = try CourseRun(
      course: course, files: files.isEmpty ? course.files : files.filter { seen.insert($0).inserted }, choices: choices,
      output: folder, environment: try pictures.environment(),
      report: report)
    let overrides = try usage { try ParameterOverrides.values(of: steps.set, for: run.lessons) }
    var succeeded: Bool
    do {
      succeeded = try await run.start(overrides) {
        if pictures.photos.isEmpty, run.usesPhotos { FirstFetch.tryOnce(report) }
      }
    } catch {
      // What went before may tell why.
      profiled?.end(report)
      throw error
    }
    if profiled?.end(report) == false { succeeded = false }
    guard succeeded else { throw ExitCode(1) }
  }

  /// A mistake in the words of the command ends with usage's status.
  private func usage<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as CourseError { throw UsageMistake("\(error)") }
  }
}
