import ArgumentParser
import Foundation
import Literate
import Serving

/// `lectern serve`: a course in the browser, live.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Follow lessons in the browser: run steps, change them, go back.",
    usage: "lectern serve [<lesson> ...] [<options>]",
    discussion: """
      It prints an address. Whoever opens it sees the course's pages, live: steps run where you press Run, code can be changed in place, and any
      step can be gone back to. What you change stays in the browser until you save it to the lesson's file. Ctrl-C ends it.

        lectern serve          all lessons of the folder Lessons, and those to come
        lectern serve 04       one of them
        lectern serve --room   a workshop: learners join, and a board shows who is where
        lectern serve --join ADDRESS --code CODE --name NAME      in one, as a learner

      In a room everybody runs steps on their own machine, and nothing that a learner sends is run anywhere: the teacher sees it. Who joins a
      room and asks to be caught up runs the code of the teacher's lesson: join only those you trust. Whoever has no Lectern opens the room's
      address in a browser and reads along. Ctrl-C, or q where there is a room, ends everything.

      Lessons are programs: they run with your rights, and so does whatever is written into a page. Only this machine can open it, and only with the
      address that is printed, unless --host says otherwise: then whoever is given the address can do on this machine what you can.
      """)

  @Argument(help: ArgumentHelp("A lesson's file, its name, or the beginning of it: 04.", valueName: "lesson"))
  var lessons: [String] = []
  @Option(help: ArgumentHelp("The port; 0 for one that is free.", valueName: "number"))
  var port: UInt16 = 4433
  @Option(help: ArgumentHelp("The address of this machine to listen on.", valueName: "address"))
  var host = "127.0.0.1"
  @Flag(help: "Open it in the browser.")
  var open = false
  @Option(help: ArgumentHelp("A value for a lesson's parameter: epochs=3. May be repeated.", valueName: "name=value"))
  var set: [String] = []
  @OptionGroup(title: "A workshop") var room: RoomOptions
  @OptionGroup(title: "Your own pictures") var pictures: PictureOptions
  @OptionGroup(title: "Where pages are") var display: DisplayOptions

  func run() async throws {
    var settings = LiveCourse.Settings(output: URL(fileURLWithPath: display.output, isDirectory: true))
    settings.values = set
    settings.options.environment = try pictures.environment(command: "serve")
    settings.options.environment["LECTERN_LIVE"] = "1"
    let names = lessons
    let choice = try room.choice()
    do {
      let course = try Course(folder: settings.folder, naming: names)
      if !names.isEmpty { settings.files = try names.map { try course.file(meantBy: $0) } }
      let toolchain = try Toolchain.current()
      try Installation.check()
      let report = ServeReport(quiet: display.quiet, color: display.color)
      let opened = try await OpenedRoom(choice, report: report)
      settings.room = opened?.live
      if pictures.photos.isEmpty { report.fetchPhotos(for: settings.files ?? course.files) }
      let served = try await LiveCourse(settings, toolchain: toolchain, kernel: Installation.kernel) {
        report.handle($0)
      }
      do {
        let listener = try opened?.server(for: served, room)
        let server = try CourseServer(
          served, at: ServedAddress(host: host, port: port), beside: opened?.board(listener))
        try await ServeUntilInterrupted(
          course: served, server: server, room: opened, listener: listener, report: report
        )
        .run(opening: open)
      } catch {
        await opened?.end()
        await served.stop()
        throw error
      }
    } catch let error as CourseError { throw UsageMistake("\(error)", command: "serve") }
  }
}
