import ArgumentParser
import Benchmarks
import Foundation
import Literate

/// `lectern bench growth [--only SUBJECT] [--json]`
struct GrowthBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern bench growth", abstract: "Time how costs grow with steps, lessons, output and pictures.",
    discussion: """
      Each number is measured with more and more of something. Below it stands what each more costs, and beside it by which power of \
      their number the cost grew at the end: n^1 is twice as much for twice as many, n^0 nothing more.

        lectern bench growth                             all, in about ten minutes on two cores
        lectern bench growth --only steps                one of steps, lessons, output, pictures
        lectern bench growth --only pictures --full      up to 100,000 pictures
        lectern bench growth --only steps --steps 1,50   other numbers

      Exit status: 0 all was measured, 1 something failed, 2 the command was not understood.
      """)

  @Option(help: ArgumentHelp("Only this; again for more.", valueName: "subject")) var only: [GrowthSubject] = []
  @Option(help: ArgumentHelp("How many steps.", valueName: "n,n…")) var steps: GrowthNumbers?
  @Option(help: ArgumentHelp("How many lessons.", valueName: "n,n…")) var lessons: GrowthNumbers?
  @Option(name: .customLong("printed"), help: ArgumentHelp("How much is printed: 1kB,10MB.", valueName: "n,n…"))
  var output: GrowthNumbers?
  @Option(help: ArgumentHelp("How many pictures.", valueName: "n,n…")) var pictures: GrowthNumbers?
  @Flag(help: "100,000 pictures too, which take ten minutes more and a gigabyte of disk.") var full = false
  @Option(name: .customLong("repeat"), help: "How often each is measured.") var repeats = 1
  @Flag(help: "As JSON, for programs.") var json = false

  func validate() throws {
    try BenchPeers.check(repeats: repeats, against: [])
    if let most = steps?.numbers.last, most > 1000 {
      throw ValidationError("--steps takes at most 1000: each state that is kept is a process; it is \(most).")
    }
    if let most = lessons?.numbers.last, most > 999 {
      throw ValidationError("--lessons takes at most 999; it is \(most).")
    }
  }

  func run() async throws {
    try Installation.check()
    let machine = Machine.current(threads: ProcessInfo.processInfo.activeProcessorCount)
    if machine.isDebugBuild { BenchPeers.say(Machine.debugBuild + "\n") }
    let run = GrowthRun(repeats: repeats, progress: BenchPeers.say)
    let rows = GrowthSubject.allCases.filter { only.isEmpty || only.contains($0) }.flatMap { subject in
      run.measure(subject, given(subject)?.numbers ?? subject.numbers(isFull: full))
    }
    let versions = [GrowthRow.contestant: Installation.versions(try Toolchain.current())]
    let report = GrowthReport(
      machine: machine, repeats: repeats, versions: versions,
      notes: Self.notes + (machine.isDebugBuild ? [Machine.debugBuild] : []), rows: rows)
    print(json ? try report.json() : "\(report)")
    if rows.contains(where: { !$0.failures.isEmpty }) { throw ExitCode(1) }
  }

  private func given(_ subject: GrowthSubject) -> GrowthNumbers? {
    switch subject {
    case .steps: steps
    case .lessons: lessons
    case .output: output
    case .pictures: pictures
    }
  }

  private static let notes = [
    "Small numbers show what a run costs anyway; the last column is the power of n by which a cost grew between the last two.",
    "Memory is looked at in a run of its own; what kernel processes share counts once.",
  ]
}
