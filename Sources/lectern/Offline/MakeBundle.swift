import ArgumentParser
import Foundation
import Literate
import Offline

/// `lectern bundle`: the course and all that it needs in one file.
struct MakeBundle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Make one file of the course and all that it needs, for machines without a network.",
    usage: "lectern bundle [--output <file>] [--lessons <dir>] [--edition learner] [--toolchain] [<options>]",
    discussion: """
      The file is a gzipped tar. In it are the lessons with what lies beside them, the weights that they use and the photographs \
      (those that are on this machine), this Lectern, and the Debian packages that a minimal Debian lacks; with --toolchain the \
      Swift compiler too, so that the other machine needs nothing. It is for machines with the same Debian and processor.

        lectern bundle --toolchain        makes course.lectern
        lectern bundle --edition learner  without solutions and the teacher's notes

      There, with a Lectern:      lectern unbundle course.lectern
      There, without:             tar xf course.lectern && ./lectern-course/install

      The packages are fetched by apt, without being installed: making a bundle needs a network, opening one does not.
      Exit status: 0 it is written, 1 it is not, 2 the command was not understood.
      """)

  @Option(name: .shortAndLong, help: ArgumentHelp("The file.", valueName: "file")) var output = "course.lectern"
  @Option(help: ArgumentHelp("The folder of the lessons.", valueName: "dir")) var lessons = "Lessons"
  @Option(
    help: ArgumentHelp(
      "For whom it is: in the learner's, lessons have no solutions, typical mistakes and notes.",
      valueName: "learner|teacher"))
  var edition: Edition = .reader
  @Flag(help: "Take the Swift compiler along: some 800 MB more where it is opened, 250 in the file.") var toolchain =
    false
  @Flag(help: "Leave the Debian packages out, for machines that have them.") var withoutPackages = false
  @Flag(help: "Write over a file that is there.") var force = false

  func run() async throws {
    let target = URL(fileURLWithPath: output)
    guard force || !FileManager.default.fileExists(atPath: target.path) else {
      throw UsageMistake("\(output) is there already; --force writes over it", command: "bundle")
    }
    try Installation.check()
    let used = try Toolchain.current()
    let begin = ContinuousClock.now
    var contents: BundleContents
    do {
      contents = try await BundleContents(lessons: lessons, edition: edition, toolchain: used, withToolchain: toolchain)
    } catch let error as CourseError {
      throw UsageMistake("\(error)", command: "bundle")
    }
    let line = ByteLine("Reading")
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-bundle-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    if !withoutPackages {
      print("Fetching Debian packages…")
      contents.add(packages: try await PackageFetch(into: scratch).fetch(DebianPackages.running))
    }
    let outline = BundleManifest(
      lectern: Lectern.version, swift: used.version ?? "unknown", system: MachineReading.system,
      architecture: MachineReading.architecture, hasToolchain: toolchain, weights: contents.weights,
      photos: contents.photos, missing: contents.missing, files: [])
    print("Packing…")
    let manifest = try await BundleWriting(to: target).write(contents.parts, outline) { line.update($0) }
    line.end()
    let size = try FileManager.default.attributesOfItem(atPath: target.path)[.size] as? Int ?? 0
    print(BundleSummary(manifest, lessons: contents.lessonCount).text)
    for remark in contents.remarks { print("  \(remark)") }
    #if DEBUG
      print("  This Lectern is a debug build, many times slower: swift run -c release lectern bundle")
    #endif
    let seconds = Int(((ContinuousClock.now - begin) / .seconds(1)).rounded())
    print(
      "\(output): \(ByteCount.words(size)), in \(seconds) s. There: tar xf \(target.lastPathComponent) && ./lectern-course/install"
    )
  }
}
