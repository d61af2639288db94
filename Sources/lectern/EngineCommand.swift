import ArgumentParser
import Foundation
import Literate

/// Commands that need the engine are the kernel's; this process becomes it.
enum EngineCommand {
  /// Replaces this process by `lectern-kernel` with these arguments.
  static func become(_ arguments: [String]) throws -> Never {
    let path = Installation.kernel.executable.path
    var strings = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, &strings)
    throw ValidationError("\(path) cannot be started: \(String(cString: strerror(errno))). Build it: swift build")
  }
}

/// `lectern weights …`
struct Weights: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, fetch and find pretrained weights.",
    discussion: "lectern weights list | fetch NAME … | where")
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
  func run() throws { try EngineCommand.become(["weights"] + arguments) }
}

/// `lectern photos …`
struct Photos: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fetch the photographs of the course, or see which pictures it uses.",
    discussion: "lectern photos fetch | where")
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []
  func run() throws { try EngineCommand.become(["photos"] + arguments) }
}
