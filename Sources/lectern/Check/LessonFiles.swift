import ArgumentParser
import Foundation
import Literate

/// The lessons that a command is about, and the course around them.
struct LessonFiles {
  /// Those that were named; all where none was.
  let lessons: [Lesson]
  /// All of the course.
  let all: [Lesson]
  let introduction: Lesson?
  private let command: String

  /// Reads the lessons.
  ///
  /// - Throws: a usage mistake for names that mean no lesson; `ExitCode(1)` after saying what is wrong in the lessons.
  init(naming names: [String], command: String) throws {
    self.command = command
    let (course, files) = try Self.usage(command) {
      let course = try Course(folder: "Lessons", naming: names)
      return (course, try names.map { try course.file(meantBy: $0) })
    }
    let meant = files.isEmpty ? course.files : files
    var read: [String: Lesson] = [:]
    var isBroken = false
    for file in Set(course.files + meant).sorted() {
      do { read[file] = try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file) } catch {
        guard meant.contains(file) else { continue }
        StandardFiles.complain("\(error)")
        isBroken = true
      }
    }
    if isBroken { throw ExitCode(1) }
    var seen: Set<String> = []
    lessons = meant.filter { seen.insert($0).inserted }.compactMap { read[$0] }
    all = course.files.isEmpty ? lessons : course.files.compactMap { read[$0] }
    introduction = try? course.introduction()
  }

  /// The values that `--set` gives, by lesson.
  ///
  /// - Throws: a usage mistake.
  func overrides(_ texts: [String]) throws -> [String: [String: ParameterValue]] {
    try Self.usage(command) { try ParameterOverrides.values(of: texts, for: lessons) }
  }

  /// A mistake in the words of the command ends with usage's status.
  private static func usage<T>(_ command: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as CourseError { throw UsageMistake("\(error)", command: command) }
  }
}
