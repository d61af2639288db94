import ArgumentParser
import Foundation

/// Commands that need the engine are the kernel's; this process becomes it.
enum EngineCommand {
  /// Replaces this process by `lectern-kernel` with these arguments, of which the first is one of `known` where it has to be.
  static func become(_ command: String, _ arguments: [String], known: [String]?) throws -> Never {
    if let known, let word = arguments.first, !word.hasPrefix("-"), !known.contains(word) {
      throw UsageMistake.unknownCommand(word, known: known, command: command)
    }
    let path = Installation.kernel.executable.path
    var strings = ([path, command] + arguments).map { strdup($0) } + [nil]
    execv(path, &strings)
    throw InstallationError.noKernel(path)
  }
}

/// `lectern weights …`
struct Weights: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights", abstract: "List, fetch and find pretrained weights.",
    discussion: "lectern weights [list] | fetch NAME … | where")
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
  func run() throws { try EngineCommand.become("weights", arguments, known: ["list", "fetch", "where"]) }
}

/// `lectern classify …`
struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Say what is in pictures, by a model that was trained before.",
    discussion: "lectern classify MODEL PICTURE … [--top N] [--json | --csv]")
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
  func run() throws { try EngineCommand.become("classify", arguments, known: nil) }
}

/// `lectern models …`
struct Models: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "The networks that can be built, and what is known of each.",
    discussion: "lectern models [NAME …] [--summary] [--json]")
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
  func run() throws { try EngineCommand.become("models", arguments, known: nil) }
}

/// `lectern photos …`
struct Photos: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photos", abstract: "Fetch the photographs of the course, or see which pictures it uses.",
    discussion: "lectern photos list | fetch [NAME …] | where")
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
  func run() throws { try EngineCommand.become("photos", arguments, known: ["list", "fetch", "where"]) }
}

/// `lectern cache …`
struct Cache: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "What is kept on this machine, and how to be rid of it.",
    discussion: "lectern cache [list] | clear [WHAT …] [--dry-run]")
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
  func run() throws { try EngineCommand.become("cache", arguments, known: ["list", "clear"]) }
}
