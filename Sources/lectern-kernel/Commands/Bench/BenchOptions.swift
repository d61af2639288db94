import ArgumentParser
import Benchmarks
import Foundation
import TransferLearning

/// How often cases are measured, beside whom, and how that is told.
struct BenchOptions: ParsableArguments {
  @Option(name: .customLong("repeat"), help: "How often each case is measured.") var repeats = 5
  @Option(help: ArgumentHelp("A program to compare with; again for another.", valueName: "peer"))
  var against: [String] = []
  @Flag(help: "As JSON, for programs.") var json = false

  static let drawn =
    "Weights are drawn, not ImageNet's: the time does not depend on them. A ratio above 1 is in Lectern's favour."

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

  /// Measures cases one after the other and prints the report.
  ///
  /// - Parameters:
  ///   - measuresPeak: whether each is also seen beside what the machine can do, which is then measured before each of them.
  ///   - notes: what to know of the numbers.
  /// - Throws: `ExitCode(1)` where something was not measured; it has been said.
  func run(_ cases: [BenchCase], measuresPeak: Bool, notes: (Machine) -> [String]) throws {
    let machine = Machine.current(threads: JoinedThreads.cores)
    let contestants = [Contestant.lectern] + against.map(Contestant.init(peer:))
    let run = BenchRun(contestants: contestants, repeats: repeats, threads: machine.threads, progress: Self.say)
    if machine.isDebugBuild { Self.say(Machine.debugBuild + "\n") }
    var peaks: [MachinePeak] = []
    let measured = cases.map { work in
      if measuresPeak {
        // Without it all else can still be measured.
        do { peaks.append(try Contestant.peak(threads: machine.threads)) } catch { Self.say("\(error)\n") }
      }
      return (work, run.measure(work))
    }
    let peak = peaks.max { $0.operationsPerSecond < $1.operationsPerSecond }
    let report = BenchReport(
      machine: machine, peak: peak, repeats: repeats,
      contestants: contestants.indices.map { index in
        let known = measured.compactMap { $0.1[index].measurements.first?.versions }
        return .init(name: contestants[index].name, versions: known.first ?? [:])
      },
      notes: notes(machine) + (machine.isDebugBuild ? [Machine.debugBuild] : []),
      rows: measured.map { BenchRow($0, $1, peak: peak?.operationsPerSecond) })
    print(json ? try report.json() : "\(BenchTable(report))")
    if report.rows.contains(where: { !$0.failures.isEmpty }) { throw ExitCode(1) }
  }

  static func say(_ words: String) { FileHandle.standardError.write(Data(words.utf8)) }
}
