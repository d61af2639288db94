import Foundation
import Literate
import Serving

/// Tells where a course is served, and what happens to its files.
final class ServeReport: @unchecked Sendable {
  private let quiet: Bool
  private let color: ColorChoice
  private let style: Style
  private let lock = NSLock()

  init(quiet: Bool, color: ColorChoice) {
    (self.quiet, self.color) = (quiet, color)
    style = Style(isOn: color.isOn(isTerminal: isatty(STDOUT_FILENO) == 1))
  }

  /// The photographs of the course, where the lessons use them and they were never tried for.
  func fetchPhotos(for files: [String]) {
    let texts = files.compactMap { FileManager.default.contents(atPath: $0) }
    guard texts.contains(where: { $0.range(of: Data("Photos.".utf8)) != nil }) else { return }
    FirstFetch.tryOnce(Report(quiet: quiet, color: color))
  }

  /// The address, which is told even where all else is not.
  func begin(_ server: CourseServer, lessons: Int) {
    lock.withLock {
      if !quiet {
        print(
          "Serving \(lessons) \(lessons == 1 ? "lesson" : "lessons"). Open this, and give it to nobody you would not let use this machine:"
        )
      }
      print(quiet ? server.url : "\n  \(style.bold(server.url))\n")
      if !server.address.isLoopback {
        StandardFiles.complain(
          "It can be reached from other machines at \(server.address.host): whoever has the address runs programs as you."
        )
      }
      if !quiet { print("Ctrl-C ends it.") }
      fflush(stdout)
    }
  }

  /// What happens.
  func handle(_ event: LiveCourse.Event) {
    lock.withLock {
      switch event {
      case .broken(let errors): StandardFiles.complain("\(errors)\nIts page stays as it was.")
      case .saved(let lesson): if !quiet { print("\(lesson): saved; its page follows") }
      case .trouble(let sentence): StandardFiles.complain("\(sentence).")
      }
      fflush(stdout)
    }
  }
}
