import ArgumentParser
import Foundation
import Literate

/// `lectern check`: whether lessons still do what was recorded.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run lessons and compare with what was recorded of them.",
    usage: "lectern check [<lesson> ...] [<options>]",
    discussion: """
      It reads the records in Output, runs the lessons, and says what is no longer as it was: as numbers and words, not as bytes.

        lectern check               the whole course
        lectern check 04            one lesson
        lectern check --accept      what differs is the record from now on

      Each step runs twice from the same state, and up to eight times where it differs: what its runs say differently, such as times
      and random numbers, is noise. A number may lie outside of what the runs gave by three times as much as they differ, and
      by --tolerance of itself; counts have to be the same. Charts are compared by their data, pictures by their bytes.

      Exit status: 0 all is as recorded, or accepted; 1 something differs, failed or is not recorded; 2 the command was not understood.
      """)

  /// What is as it was.
  struct Comparing: ParsableArguments {
    @Flag(help: "Record what lessons show now where they differ, and write their pages.")
    var accept = false
    @Option(help: "How far a number with a fraction may be from the recorded one, as a part of it.")
    var tolerance = CheckTolerance().relative
    @Option(help: ArgumentHelp("A value for a lesson's parameter: epochs=3. May be repeated.", valueName: "name=value"))
    var set: [String] = []

    func validate() throws {
      guard tolerance >= 0, tolerance < 1 else {
        throw ValidationError("--tolerance is a number from 0 up to 1, such as 0.001; it is \(tolerance).")
      }
    }
  }

  @Argument(help: ArgumentHelp("A lesson's file, its name, or the beginning of it: 04.", valueName: "lesson"))
  var lessons: [String] = []
  @OptionGroup(title: "What is compared") var comparing: Comparing
  @OptionGroup(title: "Your own pictures") var pictures: PictureOptions
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the records and pages.", valueName: "dir"))
  var output = "Output"
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when")) var color = ColorChoice.auto
  @Flag(help: "As JSON, for programs: all differences, however many.") var json = false

  func run() async throws {
    let files = try LessonFiles(naming: lessons, command: "check")
    let overrides = try files.overrides(comparing.set)
    let printer = CheckPrinter(isSilent: json, color: color)
    let run = CourseCheck(
      files: files, output: URL(fileURLWithPath: output, isDirectory: true),
      tolerance: CheckTolerance(relative: comparing.tolerance), environment: try pictures.environment(command: "check"),
      accepts: comparing.accept, printer: printer)
    let report = try await run.start(overrides)
    if json { print(try report.json()) } else { printer.end(report, in: output) }
    guard report.isClean else { throw ExitCode(1) }
  }
}
