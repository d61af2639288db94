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
  @Option(name: .customLong("repeat"), help: "How often each case is measured.") var repeats = 5
  @Option(help: ArgumentHelp("A program to compare with; again for another.", valueName: "peer"))
  var against: [String] = []
  @Flag(help: "As JSON, for programs.") var json = false

  func validate() throws {
    guard (1...10_000).contains(repeats) else {
      throw ValidationError("--repeat is a number from 1 to 10000; it is \(repeats).")
    }
    for peer in against where !FileManager.default.isExecutableFile(atPath: peer) {
      throw ValidationError("--against is a program such as Tests/Peers/keras; '\(peer)' is none.")
    }
    let names = against.map { Contestant(peer: $0).name }
    guard Set(names + [Contestant.lectern.name]).count == names.count + 1 else {
      throw ValidationError("--against takes programs of different names; they are \(names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let machine = Machine.current(threads: JoinedThreads.cores)
    let contestants = [Contestant.lectern] + against.map(Contestant.init(peer:))
    let run = BenchRun(contestants: contestants, repeats: repeats, threads: machine.threads, progress: Self.say)
    if machine.isDebugBuild { Self.say(Machine.debugBuild + "\n") }
    let cases = try options.cases()
    let measured = cases.map { ($0, run.measure($0)) }
    let report = BenchReport(
      machine: machine, repeats: repeats,
      contestants: contestants.indices.map { index in
        let known = measured.compactMap { $0.1[index].measurements.first?.versions }
        return .init(name: contestants[index].name, versions: known.first ?? [:])
      },
      notes: notes(machine, cases), rows: measured.map(BenchRow.init))
    print(json ? try report.json() : "\(BenchTable(report))")
    if report.rows.contains(where: { !$0.failures.isEmpty }) { throw ExitCode(1) }
  }

  private func notes(_ machine: Machine, _ cases: [BenchCase]) -> [String] {
    let epoch = "1 epoch is the first; what the frozen base makes of a picture is kept for the next."
    return [
      "Each number is of a process of its own, with \(machine.threads) threads and an empty cache; \(options.warmUp) steps "
        + "on noise came first.",
      "Weights are drawn, not ImageNet's: the time does not depend on them. A ratio above 1 is in Lectern's favour.",
    ] + (cases.lazy.compactMap(\.photos).first.map { [epoch, "The pictures are those in \($0)."] } ?? [])
      + (machine.isDebugBuild ? [Machine.debugBuild] : [])
  }

  private static func say(_ words: String) { FileHandle.standardError.write(Data(words.utf8)) }
}
