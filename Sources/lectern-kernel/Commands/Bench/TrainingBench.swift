import ArgumentParser
import Benchmarks
import Foundation
import TransferLearning

/// `lectern bench training [--against PEER] [--json]`
struct TrainingBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "training", abstract: "Time training: fine-tuning steps, and a head on a frozen base.",
    discussion: """
      Each number comes from a process of its own, with an empty cache. Weights are drawn: the time does not depend on them.

        lectern bench training                                  this engine alone
        lectern bench training --against Tests/Peers/keras      pair by pair with Keras

      Exit status: 0 all was measured, 1 something failed, 2 the command was not understood.
      """)

  @OptionGroup var options: TrainingOptions
  @OptionGroup var bench: BenchOptions

  func run() throws {
    let cases = try options.cases()
    try bench.run(cases, measuresPeak: false) { notes($0, cases) }
  }

  private func notes(_ machine: Machine, _ cases: [BenchCase]) -> [String] {
    let epoch = "1 epoch is the first; what the frozen base makes of a picture is kept for the next."
    return [
      "Each number is of a process of its own, with \(machine.threads) threads and an empty cache; \(options.warmUp) steps "
        + "on noise came first.",
      BenchOptions.drawn,
    ] + (cases.lazy.compactMap(\.photos).first.map { [epoch, "The pictures are those in \($0)."] } ?? [])
  }
}
