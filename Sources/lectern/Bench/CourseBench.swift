import ArgumentParser
import Benchmarks
import Foundation

/// `lectern bench course [--against PEER] [--json]`
struct CourseBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern bench course",
    abstract: "Time the lessons that begin the course, and a notebook that does the same.",
    discussion: """
      The lessons run with an empty cache, with nothing there but the pretrained weights; then every step once more, with compiled steps and \
      features kept; then unchanged.

        lectern bench course                                        the first six lessons, on drawn pictures
        lectern bench course --photos DIR --goldfish FILE           on your own
        lectern bench course --against Tests/Peers/keras-notebook   pair by pair with Keras in a notebook

      Exit status: 0 all was measured, 1 something failed, 2 the command was not understood.
      """)

  @Option(name: .customLong("repeat"), help: "How often it is measured.") var repeats = 3
  @Option(help: ArgumentHelp("A program to compare with; again for another.", valueName: "peer"))
  var against: [String] = []
  @Option(help: ArgumentHelp("The folder of the course.", valueName: "dir")) var course = "Lessons"
  @Option(help: ArgumentHelp("How many of its lessons, from the first; otherwise six.", valueName: "n"))
  var lessons: Int?
  @Option(help: ArgumentHelp("A folder with train and val in place of drawn pictures.", valueName: "dir"))
  var photos: String?
  @Option(help: ArgumentHelp("A picture in place of the drawn goldfish.", valueName: "file")) var goldfish: String?
  @Flag(help: "As JSON, for programs.") var json = false

  func validate() throws {
    try BenchPeers.check(repeats: repeats, against: against)
    if let goldfish, !FileManager.default.isReadableFile(atPath: goldfish) {
      throw ValidationError("--goldfish is a JPEG or PNG file; '\(goldfish)' cannot be read.")
    }
    if let photos, !["train", "val"].allSatisfy({ FileManager.default.fileExists(atPath: "\(photos)/\($0)") }) {
      throw ValidationError("--photos is a folder with train and val; '\(photos)' has not both.")
    }
    let count = names.count
    guard count > 0 else { throw ValidationError("--course is a folder of lessons; there is none in '\(course)'.") }
    if let lessons, !(1...count).contains(lessons) {
      throw ValidationError("--lessons is a number from 1 to \(count), all there are in \(course); it is \(lessons).")
    }
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: course)) ?? []).filter(CourseCase.isLesson).sorted()
  }

  func run() async throws {
    try Installation.check()
    let machine = Machine.current(threads: ProcessInfo.processInfo.activeProcessorCount)
    if machine.isDebugBuild { BenchPeers.say(Machine.debugBuild + "\n") }
    let drawn = try DrawnFolder()
    defer { drawn.remove() }
    let work = WholeCourse(
      lessons: URL(fileURLWithPath: course, isDirectory: true), names: Array(names.prefix(lessons ?? 6)),
      photos: photos.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? drawn.photos,
      goldfish: goldfish.map { URL(fileURLWithPath: $0) } ?? drawn.goldfish)
    if photos == nil || goldfish == nil { try drawn.draw() }
    var run = KernelBenchRun(
      peers: against.map(BenchProgram.init(peer:)), repeats: repeats, progress: BenchPeers.say)
    let row = await run.measure(.wholeCourse(work))
    let report = KernelBenchReport(
      machine: machine, repeats: repeats, contestants: run.names, versions: run.versions, goals: [:],
      notes: Self.notes + (machine.isDebugBuild ? [Machine.debugBuild] : []), rows: [row])
    print(json ? try report.json() : "\(report)")
    if !row.failures.isEmpty { throw ExitCode(1) }
  }

  private static let notes = [
    "From the command to the last page. Exercises are not tried. A notebook keeps nothing from run to run, so it is run twice, and has no notion",
    "of being unchanged: the second run counts for both. A ratio above 1 is in Lectern's favour.",
  ]
}
