import ArgumentParser
import Foundation
import Literate

extension ExportFormat: ExpressibleByArgument {}

/// `lectern export`: lessons for other programs.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write lessons as notebooks, Markdown, scripts or PDFs.",
    usage: "lectern export [<lesson> ...] --to <format> [--output <dir|file>]",
    discussion: """
      It runs nothing: what the steps showed is taken from the last run's record in Output. The files are written into the \
      current folder, or where --output says.

        lectern export 04 --to ipynb         04-….ipynb, for Jupyter and what reads its notebooks
        lectern export 04 --to md            04-….md for any viewer, its charts and pictures in 04-…-files
        lectern export 04 --to swift         04-….swift, one script, which `lectern run-script` runs
        lectern export 04 --to pdf           04-….pdf, printed by Chromium (LECTERN_CHROMIUM names another)
        lectern export --to pdf -o handout   the whole course

      Exit status: 0 all was written, 1 something was not, 2 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("A lesson's file, its name, or the beginning of it: 04.", valueName: "lesson"))
  var lessons: [String] = []
  @Option(help: ArgumentHelp("ipynb, md, swift or pdf.", valueName: "format")) var to: ExportFormat
  @Option(name: .shortAndLong, help: ArgumentHelp("A folder, or a file for one lesson.", valueName: "dir|file"))
  var output = "."
  @Option(help: ArgumentHelp("The folder of the records: where `lectern run` wrote its pages.", valueName: "dir"))
  var from = "Output"
  @Flag(help: "Words and code only, without what the steps showed.") var withoutOutputs = false
  @Flag(help: "Write over files that hold something else.") var force = false

  func run() async throws {
    let files = try LessonFiles(naming: lessons, command: "export")
    let place = ExportPlace(output, format: to)
    if let file = place.file, files.lessons.count > 1 {
      throw UsageMistake("\(ExportError.severalIntoFile(file, count: files.lessons.count))", command: "export")
    }
    let export = CourseExport(
      files: files, format: to, place: place, records: URL(fileURLWithPath: from, isDirectory: true),
      withOutputs: to.hasOutputs && !withoutOutputs, overwrites: force)
    guard try await export.start() else { throw ExitCode(1) }
  }
}
