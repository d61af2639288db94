import ArgumentParser
import Foundation
import Literate

/// `lectern step`: a lesson in the terminal, a step at a time.
struct StepThrough: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "Follow a lesson in the terminal, a step at a time.",
    usage: "lectern step [<lesson>] [<options>]",
    discussion: """
      Shows prose and code up to the next step and waits for a key: Return runs it, e edits it, b goes back, v shows the variables,
      q quits, h shows all keys. Where there is no terminal it reads a line for each key.

        lectern step 04             one lesson; it offers to go on where you were
        lectern step                the lesson that you followed last, else the first
        lectern step 04 --restart   from the beginning

      Your place and your changes are kept in ~/.local/state/lectern ($LECTERN_STATE); the lesson's file changes only when you say
      so (w). Charts and pictures are files there, until the lesson is followed again.
      """)

  @Argument(help: ArgumentHelp("A lesson's file, its name, or the beginning of it: 04.", valueName: "lesson"))
  var lesson: String?
  @Flag(help: "Begin anew; what was kept goes into a file beside it.")
  var restart = false
  @Option(help: ArgumentHelp("A value for a parameter: epochs=3. May be repeated.", valueName: "name=value"))
  var set: [String] = []
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when"))
  var color = ColorChoice.auto
  @OptionGroup(title: "Your own pictures") var pictures: PictureOptions

  func run() async throws {
    let name = lesson
    let file = try usage { try StepLesson.file(named: name) }
    let lesson: Lesson
    do { lesson = try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file) } catch {
      StandardFiles.complain("\(error)")
      throw ExitCode(1)
    }
    var options = LessonRunner.Options()
    options.parameters = try usage { try ParameterOverrides.values(of: set, for: [lesson]) }[lesson.name] ?? [:]
    do { options.environment = try pictures.environment() } catch let mistake as UsageMistake {
      throw UsageMistake(mistake.sentence, command: "step")
    }
    try await StepLesson(lesson: lesson, options: options, color: color)
      .follow(restarting: restart, ownPictures: !pictures.photos.isEmpty)
  }

  private func usage<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as CourseError { throw UsageMistake("\(error)", command: "step") }
  }
}
