import ArgumentParser
import Foundation

/// The engine's process: it runs the steps of a lesson, and the commands that need the engine.
@main
struct Kernel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "The engine of Lectern; `lectern` starts it.",
    subcommands: [
      Steps.self, ClassifyCommand.self, ModelsCommand.self, WeightsCommand.self, PhotosCommand.self, CacheCommand.self,
      BenchCommand.self,
    ])

  /// Usage mistakes end with 2, as those of `lectern` do.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      if code == .validationFailure {
        FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
        Foundation.exit(2)
      }
      exit(withError: error)
    }
  }
}
