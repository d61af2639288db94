import ArgumentParser
import Files
import Foundation
import Literate

/// `lectern run-script`: one Swift file against Lectern's modules.
struct RunScript: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run-script",
    abstract: "Compile and run one Swift file that uses Lectern's modules.",
    usage: "lectern run-script <file>",
    discussion: """
      The file is a script as `lectern export --to swift` writes it: top-level code that imports TransferLearning. It is compiled \
      with Lectern's modules and run in Lectern's kernel; what it shows is printed. Ctrl-C stops it.

      Exit status: 0 it came to its end, 1 it did not, 2 the command was not understood.
      It is a program and runs with your rights.
      """)

  /// A script has all the time that it wants: a year, in seconds.
  private static let timeout = 31_536_000.0

  @Argument(help: ArgumentHelp("The script.", valueName: "file")) var file: String
  @OptionGroup(title: "Your own pictures") var pictures: PictureOptions
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when")) var color = ColorChoice.auto

  func run() async throws {
    let environment = try pictures.environment(command: "run-script")
    let lesson = try ScriptLesson.read(file)
    try Installation.check()
    let runner = LessonRunner(toolchain: try Toolchain.current(), kernel: Installation.kernel, versions: [:])
    var options = LessonRunner.Options()
    options.timeout = Self.timeout
    options.environment = environment
    let printer = ScriptPrinter(color: color)
    let session = try await runner.prepare(lesson, options: options)
    let ctrlC = CtrlC(Report(quiet: true, color: color))
    ctrlC.begin(session)
    let run = await runner.run(session) { printer.handle($0) }
    ctrlC.end(session)
    printer.end(run.record)
    guard run.record.succeeded else { throw ExitCode(1) }
  }
}
