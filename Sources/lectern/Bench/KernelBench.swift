import ArgumentParser
import Benchmarks
import Foundation

/// `lectern bench kernel [--against PEER] [--json]`
struct KernelBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern bench kernel", abstract: "Time how lessons start, change, go back and run again.",
    discussion: """
      A lesson of one step from a cold start; a lesson of ten steps with 1 GB in memory, changed in its middle and gone back in; a
      course of which nothing or only prose has changed. Beside the numbers stands what they should be.

        lectern bench kernel                                    Lectern alone
        lectern bench kernel --against Tests/Peers/jupyter      pair by pair with a Jupyter Python kernel
        lectern bench kernel --course Lessons                   unchanged, and with a prose edit: these lessons

      Exit status: 0 all was measured, 1 something failed, 2 the command was not understood.
      """)

  @Option(name: .customLong("repeat"), help: "How often each case is measured.") var repeats = 5
  @Option(help: ArgumentHelp("A program to compare with; again for another.", valueName: "peer"))
  var against: [String] = []
  @Option(help: "Memory that the first step of the long lesson fills.") var megabytes = 1024
  @Option(help: ArgumentHelp("A folder of lessons in place of six small ones.", valueName: "dir")) var course: String?
  @Flag(help: "As JSON, for programs.") var json = false

  func validate() throws {
    guard (1...1 << 20).contains(megabytes) else {
      throw ValidationError("--megabytes is a number from 1 to \(1 << 20); it is \(megabytes).")
    }
    try BenchPeers.check(repeats: repeats, against: against)
    if let course,
      (try? FileManager.default.contentsOfDirectory(atPath: course))?.contains(where: CourseCase.isLesson) != true
    {
      throw ValidationError("--course is a folder of lessons; there is none in '\(course)'.")
    }
  }

  func run() async throws {
    try Installation.check()
    let machine = Machine.current(threads: ProcessInfo.processInfo.activeProcessorCount)
    if machine.isDebugBuild { BenchPeers.say(Machine.debugBuild + "\n") }
    var run = KernelBenchRun(peers: against.map(BenchProgram.init(peer:)), repeats: repeats, progress: BenchPeers.say)
    let lessons = course.map { URL(fileURLWithPath: $0, isDirectory: true) }
    var rows: [KernelBenchReport.Row] = []
    for work in [
      KernelCase.coldStart, .lesson(HeldLesson(megabytes: megabytes)), .course(CourseCase(lessons: lessons)),
    ] {
      rows.append(await run.measure(work))
    }
    let report = KernelBenchReport(
      machine: machine, repeats: repeats, contestants: run.names, versions: run.versions,
      notes: Self.notes + (machine.isDebugBuild ? [Machine.debugBuild] : []), rows: rows)
    print(json ? try report.json() : "\(report)")
    if rows.contains(where: { !$0.failures.isEmpty }) { throw ExitCode(1) }
  }

  private static let notes = [
    "A changed step is new to the compiler each time. After an edit Lectern shows what a clean start would show; a notebook's cells see what",
    "others have left behind, unless the kernel is restarted and all cells run. A ratio above 1 is in Lectern's favour.",
    "Kept is memory that the state after a step does not share with the one before it.",
  ]
}
