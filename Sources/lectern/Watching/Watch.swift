import ArgumentParser
import Foundation
import Literate

/// `lectern watch`: pages that follow their lessons.
struct Watch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Make pages anew as their lessons are saved.",
    usage: "lectern watch [<lesson> ...] [<options>]",
    discussion: """
      First it makes the pages that are missing or older than their lessons. From then on every save runs the lesson from the step that
      changed; where only words did, the page is made at once. Ctrl-C ends it.

        lectern watch          all lessons of the folder Lessons, and those to come
        lectern watch 04       one of them

      A mistake in a lesson is told, and its last good page stays. A file beside the lessons that changes runs those that are being
      edited from the top. Lessons are programs: they run with your rights.
      """)

  @Argument(help: ArgumentHelp("A lesson's file, its name, or the beginning of it: 04.", valueName: "lesson"))
  var lessons: [String] = []
  @Option(help: ArgumentHelp("A value for a lesson's parameter: epochs=3. May be repeated.", valueName: "name=value"))
  var set: [String] = []
  @OptionGroup(title: "Your own pictures") var pictures: PictureOptions
  @OptionGroup(title: "Where it goes") var display: DisplayOptions

  func run() async throws {
    var settings = CourseWatch.Settings(output: URL(fileURLWithPath: display.output, isDirectory: true))
    let names = lessons
    let files: [String] = try usage {
      let course = try Course(folder: "Lessons", naming: names)
      return names.isEmpty ? course.files : try names.map { try course.file(meantBy: $0) }
    }
    if !names.isEmpty { settings.files = files }
    settings.values = set
    do { settings.options.environment = try pictures.environment() } catch let mistake as UsageMistake {
      throw UsageMistake(mistake.sentence, command: "watch")
    }
    let toolchain = try Toolchain.current()
    try Installation.check()
    settings.versions = Installation.versions(toolchain)
    let report = WatchReport(quiet: display.quiet, color: display.color)
    if pictures.photos.isEmpty { report.fetchPhotos(for: files) }
    do { try await WatchUntilInterrupted(settings, toolchain, report).run() } catch let error as CourseError {
      throw UsageMistake("\(error)", command: "watch")
    }
  }

  private func usage<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as CourseError { throw UsageMistake("\(error)", command: "watch") }
  }
}
