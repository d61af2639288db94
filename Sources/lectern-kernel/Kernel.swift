import ArgumentParser

/// The engine's process: it runs the steps of a lesson, and the commands that need the engine.
@main
struct Kernel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern-kernel",
    abstract: "The engine of Lectern; `lectern` starts it.",
    subcommands: [Steps.self])
}
