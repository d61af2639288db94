import Foundation

/// A course that has run, and runs again after nothing or only prose has changed.
struct CourseCase: Equatable {
  /// A folder of lessons; nil for six small ones.
  var lessons: URL?

  private static let count = 6

  var words: String {
    lessons.map { "the lessons of \($0.relativePath)" } ?? "a course of \(Self.count) lessons, 5 small steps in each"
  }

  func measure() throws -> KernelMeasurement {
    // Real lessons want the weights and pictures that are on this machine.
    let course = try ScratchCourse(keepsApart: lessons == nil)
    defer { course.remove() }
    let names = try lessons.map { try copy($0, into: course) } ?? writeLessons(into: course)
    try course.run()
    let unchanged = try course.run().all
    guard let name = names.dropFirst(names.count / 2).first else { throw KernelBenchError.noLessons }
    let file = course.file(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data((text + "\nA last word, which is no step.\n").utf8).write(to: file)
    let prose = try course.run().all
    return KernelMeasurement([.unchanged: unchanged, .prose: prose])
  }

  private func copy(_ folder: URL, into course: ScratchCourse) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names where !name.hasPrefix(".") {
      try FileManager.default.copyItem(at: folder.appendingPathComponent(name), to: course.file(name))
    }
    return names.filter(Self.isLesson)
  }

  /// Whether a file of a course is a lesson, by its name.
  static func isLesson(_ name: String) -> Bool { name.hasSuffix(".md") && name != "README.md" }

  private func writeLessons(into course: ScratchCourse) throws -> [String] {
    try (1...Self.count).map { lesson in
      let steps = (1...5).map { "```swift\nlet v\($0) = \(lesson) * \($0)\nprint(v\($0))\n```\n" }
      let name = "0\(lesson)-small.md"
      try course.write("# Lesson \(lesson)\n\n" + steps.joined(separator: "\nAnd on.\n\n"), to: name)
      return name
    }
  }
}
