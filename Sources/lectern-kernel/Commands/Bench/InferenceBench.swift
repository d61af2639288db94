import ArgumentParser
import Benchmarks
import TransferLearning

/// `lectern bench inference [--against PEER] [--json]`
struct InferenceBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inference", abstract: "Time what whole networks make of batches of pictures.",
    discussion: """
      Beside the milliseconds of a batch stand the operations a second, as a share of the best matrix product that this machine
      is capable of. Each number comes from a process of its own.

        lectern bench inference                                     this engine alone
        lectern bench inference --against Tests/Peers/openvino      pair by pair with OpenVINO; also onnxruntime, tensorflow

      Exit status: 0 all was measured, 1 something failed, 2 the command was not understood.
      """)

  @OptionGroup var options: InferenceOptions
  @OptionGroup var bench: BenchOptions

  func run() throws {
    try bench.run(try options.cases(), measuresPeak: true) { machine in
      [
        "Each number is of a process of its own, with \(machine.threads) threads: the median of the batches that it took after "
          + "its first, in \(options.precision.rawValue).",
        BenchOptions.drawn,
        "Operations are those of the formula, two for a multiplication with its addition, however a network is computed. The peak "
          + "is the best of several matrix products, measured before each case.",
      ]
    }
  }
}
