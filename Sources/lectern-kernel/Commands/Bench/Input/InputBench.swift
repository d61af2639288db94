import ArgumentParser
import Benchmarks
import Foundation
import TransferLearning

/// `lectern bench input [--against PEER] [--json]`
struct InputBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "input", abstract: "Time how picture files become a network's input.",
    discussion: """
      From JPEG files to batches of Float32, with one thread and with all: pictures as they are and of 12 megapixels, resized as
      Keras's generators do, decoded whole and as a draft.

        lectern bench input                                                           this engine alone
        lectern bench input --against Tests/Peers/pillow --against Tests/Peers/tfdata   pair by pair with Pillow and tf.data

      Exit status: 0 all was measured, 1 something failed, 2 the command was not understood.
      """)

  @OptionGroup var options: InputOptions
  @OptionGroup var bench: BenchOptions

  func run() throws {
    let machine = Machine.current(threads: JoinedThreads.cores)
    if machine.isDebugBuild { BenchOptions.say(Machine.debugBuild + "\n") }
    let (folder, files) = try options.folder()
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    var folders = [(words: "pictures as they are", folder: folder)]
    if options.large > 0 {
      BenchOptions.say("making pictures of 12 megapixels … ")
      try LargePictures.make(options.large, of: files, in: scratch)
      BenchOptions.say("done\n")
      folders.append(("pictures of 12 megapixels", scratch))
    }
    var run = InputRun(
      peers: bench.against.map(BenchProgram.init(peer:)), repeats: bench.repeats, progress: BenchOptions.say)
    let rows = options.cases(folders, threads: machine.threads).map { run.measure($0) }
    let report = InputReport(
      machine: machine, repeats: bench.repeats,
      contestants: run.contestants.map { .init(name: $0.name, versions: run.versions[$0.name] ?? [:]) },
      notes: Self.notes(folder, machine), rows: rows)
    print(bench.json ? try report.json() : "\(report)")
    if rows.contains(where: { !$0.failures.isEmpty }) { throw ExitCode(1) }
  }

  private static func notes(_ folder: URL, _ machine: Machine) -> [String] {
    [
      "Each number is of a process of its own that has read all pictures once before. A ratio above 1 is in Lectern's favour.",
      "A draft is decoded at a half, a quarter or an eighth of its size, where that is still no smaller than what is made.",
      "The pictures are those in \(folder.path).",
    ] + (machine.isDebugBuild ? [Machine.debugBuild] : [])
  }
}
