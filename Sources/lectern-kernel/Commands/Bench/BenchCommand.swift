import ArgumentParser

/// `lectern bench training`
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the engine on this machine, side by side with others.",
    subcommands: [TrainingBench.self, MeasureCommand.self])
}
