import ArgumentParser

/// `lectern bench inference`, `lectern bench training` and `lectern bench input`
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure the engine on this machine, side by side with others.",
    subcommands: [
      InferenceBench.self, TrainingBench.self, InputBench.self, MeasureCommand.self, PeakCommand.self,
      DrawCommand.self, PicturesCommand.self, InputMeasureCommand.self,
    ])
}
