import ArgumentParser
import Foundation

/// The command line.
@main
struct Lectern: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "Literate Swift lessons that run: Markdown in, a page with what really happened out.",
    version: "Lectern \(version)",
    subcommands: [Run.self, Weights.self, Photos.self])

  /// Usage mistakes end with 2, so that a script can tell them from a step that failed.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    var type: any ParsableCommand.Type = self
    do {
      var command = try parseAsRoot()
      type = Swift.type(of: command)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = type.exitCode(for: error)
      let text = type.fullMessage(for: error)
      if code == .success {
        print(text)
      } else if !text.isEmpty {
        FileHandle.standardError.write(Data((text + "\n").utf8))
      }
      Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }
}
