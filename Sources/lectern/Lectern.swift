import ArgumentParser
import Files
import Foundation
import Literate
import StepOutput

/// The command line.
@main
struct Lectern: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "Literate Swift lessons that run: Markdown in, a page with what really happened out.",
    discussion: """
      Begin where the folder Lessons is:

        lectern run          all lessons, into Output/index.html
        lectern run 04       one of them
        lectern serve        all of them in the browser, live
        lectern serve --room a workshop: learners join, and you see who is where
        lectern step 04      one of them, followed here a step at a time
        lectern watch        make pages anew as their lessons are saved
        lectern test-exercises  whether exercises are as their author says
        lectern check        whether they still do what was recorded
        lectern export 04    one of them as a notebook, Markdown, a script or a PDF
        lectern import FILE  a notebook as a lesson
        lectern classify     what is in pictures, by a model that you have trained
        lectern models       the networks to try, and what is known of each
        lectern weights      the pretrained weights, and which are here
        lectern cache        what is kept on this machine
        lectern doctor       what is missing on this machine, and what mends it
        lectern bundle       the course and all that it needs as one file
        lectern unbundle     opens such a file where there is no network
      """,
    version: "Lectern \(version)",
    subcommands: [
      Run.self, Serve.self, StepThrough.self, Watch.self, Check.self, TestExercises.self, Export.self, Import.self,
      RunScript.self, Classify.self, Models.self, Weights.self, Photos.self, Cache.self, Doctor.self, MakeBundle.self,
      Unbundle.self, Bench.self,
    ])

  /// Usage mistakes end with 2, so that a script can tell them from a step that failed.
  static func main() async {
    StandardFiles.open()
    signal(SIGPIPE, SIG_IGN)
    var type: any ParsableCommand.Type = self
    do {
      try SystemLimits.check()
      try checkFirstWord()
      var command = try parseAsRoot()
      type = Swift.type(of: command)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let mistake as UsageMistake {
      StandardFiles.complain("\(mistake)")
      Foundation.exit(2)
    } catch {
      let code = type.exitCode(for: error)
      // What went wrong outside of any step, such as a full disk, in the words of whoever found it.
      let isProblem = code == .failure && !(error is ExitCode)
      let text = isProblem ? "Error: \(sentence(for: error))" : type.fullMessage(for: error)
      if code == .success {
        print(text)
      } else if !text.isEmpty {
        StandardFiles.complain(text)
      }
      Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }

  private static func sentence(for error: any Error) -> String {
    (error as? StepOutput.Failure)?.message ?? SystemReason.sentence(for: error)
  }

  private static func checkFirstWord() throws {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), !known.contains(word) else {
      return
    }
    throw UsageMistake.unknownCommand(word, known: known)
  }
}
