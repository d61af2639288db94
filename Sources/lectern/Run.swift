import ArgumentParser
import Foundation
import Literate

/// `lectern run`: from Markdown to pages.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run lessons and write their pages.",
    discussion: """
      Without names it runs every lesson of the folder Lessons, in order. Exit status: 0 all ran, 1 a step failed, 2 the \
      command was not understood. Lessons are programs: they run with your rights.
      """)

  @Argument(help: "A lesson's file, its name, or the beginning of it: 04.")
  var lessons: [String] = []
  @Option(name: .shortAndLong, help: ArgumentHelp("Where the pages go.", valueName: "dir"))
  var output = "Output"
  @Option(name: .long, help: ArgumentHelp("A value for a lesson's parameter: epochs=3.", valueName: "name=value"))
  var set: [String] = []
  @Option(
    help: ArgumentHelp("Your photographs: a folder with train/ and val/, one folder a class in each.", valueName: "dir")
  )
  var photos: String?
  @Option(help: ArgumentHelp("Your picture of a goldfish, a JPEG.", valueName: "file"))
  var goldfish: String?
  @Option(
    help: ArgumentHelp("Run up to this step, print what it shows, write no page.", valueName: "lesson#step-id"))
  var only: String?
  @Flag(name: .shortAndLong, help: "Print failures only.")
  var quiet = false
  @Option(help: "When to use colour.")
  var color = ColorChoice.auto

  func run() async throws {
    let course = try usage { try Course(folder: "Lessons") }
    var names = lessons
    var step: String?
    if let only {
      let parts = only.split(separator: "#", maxSplits: 1).map(String.init)
      guard parts.count == 2, lessons.isEmpty else {
        throw ValidationError("--only takes LESSON#step-id and no other lesson, for example --only 04#head.")
      }
      (names, step) = ([parts[0]], parts[1])
    }
    let files = try usage { try names.map { try course.file(meantBy: $0) } }
    let run = try CourseRun(
      course: course, files: files.isEmpty ? course.files : files, lastStep: step,
      output: URL(fileURLWithPath: output, isDirectory: true), environment: try environment(),
      report: Report(quiet: quiet, color: color))
    let overrides = try usage { try ParameterOverrides.values(of: set, for: run.lessons) }
    if photos == nil { FirstFetch.tryOnce(quiet: quiet) }
    guard try await run.start(overrides) else { throw ExitCode(1) }
  }

  /// What the engine is told by its environment.
  private func environment() throws -> [String: String] {
    var result: [String: String] = [:]
    if let photos {
      let folder = URL(fileURLWithPath: photos, isDirectory: true)
      for part in ["train", "val"] where !isFolder(folder.appendingPathComponent(part)) {
        throw ValidationError(
          "--photos \(photos): there is no folder \(part) in it. It needs train/ and val/, and in each one folder a class."
        )
      }
      result["LECTERN_PHOTOS"] = folder.standardizedFileURL.path
    }
    if let goldfish {
      let file = URL(fileURLWithPath: goldfish)
      guard FileManager.default.fileExists(atPath: file.path), !isFolder(file) else {
        throw ValidationError("--goldfish \(goldfish): there is no such file.")
      }
      result["LECTERN_GOLDFISH"] = file.standardizedFileURL.path
    }
    return result
  }

  private func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// A mistake in the words of the command ends with usage's status.
  private func usage<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as CourseError { throw ValidationError("\(error)") }
  }
}
