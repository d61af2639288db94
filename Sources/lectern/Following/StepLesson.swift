import Foundation
import Literate

/// A lesson with what it takes to follow it.
struct StepLesson {
  let lesson: Lesson
  let options: LessonRunner.Options
  let color: ColorChoice

  /// The file of the lesson that is meant: without a name the one that was followed last, else the first.
  ///
  /// - Throws: `CourseError`.
  static func file(named name: String?) throws -> String {
    let course = try Course(folder: "Lessons", naming: [name].compactMap { $0 })
    if let name { return try course.file(meantBy: name) }
    let last = course.files.compactMap { file in ProgressStore.lastFollowed(file).map { (file, $0) } }
      .max { $0.1 < $1.1 }
    return last?.0 ?? course.files[0]
  }

  /// Follows it until the learner quits.
  ///
  /// - Throws: what keeps it from being followed at all, as a sentence.
  func follow(restarting: Bool, ownPictures: Bool) async throws {
    let toolchain = try Toolchain.current()
    try Installation.check()
    let store: ProgressStore?
    do { store = try ProgressStore(lesson: lesson.file) } catch let error as ProgressError {
      if case .followedElsewhere = error { throw error }
      StandardFiles.complain("Your place and your changes will not be kept: \(error).")
      store = nil
    }
    if !ownPictures, lesson.steps.contains(where: { $0.source.contains("Photos.") }) {
      FirstFetch.tryOnce(Report(quiet: false, color: color))
    }
    let temporary = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-\(getpid())-pictures", isDirectory: true)
    defer { if store == nil { try? FileManager.default.removeItem(at: temporary) } }
    let screen = StepScreen(color: color, pictures: PictureFiles(in: store?.pictures ?? temporary))
    try TerminalSignals.begin()
    let keys = KeyReader(hasTerminal: TerminalMode.begin())
    defer { TerminalMode.end() }
    screen.begin(lesson)
    let resuming = Resuming(lesson: lesson, store: store, screen: screen, keys: keys)
    guard let progress = try await resuming.progress(restarting: restarting) else { return }
    let follower = try Follower(
      lesson, progress: progress, store: store, options: options, toolchain: toolchain, kernel: Installation.kernel)
    do {
      try await Following(follower, screen, keys, store).start(at: progress.index)
    } catch {
      await follower.session.close()
      throw error
    }
  }
}
