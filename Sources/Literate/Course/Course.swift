import Foundation

/// The lessons of a folder, in the order of their names.
public struct Course: Sendable {
  /// The files, as paths for messages and for reading.
  public let files: [String]
  private let folder: String

  /// The course of a folder.
  ///
  /// - Parameter texts: what the reader wants to run; files named by their paths need no course around them.
  /// - Throws: ``CourseError`` when there is no such folder or no lesson in it.
  public init(folder: String, naming texts: [String] = []) throws {
    self.folder = folder
    let areFiles = !texts.isEmpty && texts.allSatisfy { Self.isFile($0) }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      guard areFiles else { throw CourseError.noFolder(folder) }
      files = []
      return
    }
    files = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && $0 != "README.md" }.sorted().map {
      "\(folder)/\($0)"
    }
    for name in ["index", CoursePages.benchmarks] where names.contains("\(name).md") {
      throw CourseError.reservedName("\(folder)/\(name).md")
    }
    if files.isEmpty, !areFiles { throw CourseError.noLessons(folder: folder) }
  }

  /// What the course is: the `README.md` beside the lessons, whose title is the course's; nil where there is none.
  ///
  /// - Throws: ``LessonErrors``.
  public func introduction() throws -> Lesson? {
    let file = "\(folder)/README.md"
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file)
  }

  /// The file that is meant: a path, a name with or without `.md`, or the beginning of one name only (`04`).
  ///
  /// - Throws: ``CourseError``.
  public func file(meantBy text: String) throws -> String {
    if Self.isFile(text) {
      // However it is spelled, a lesson of the course is that lesson.
      let path = Self.path(text)
      // The compiler leaves `./` out of the places that it names.
      let plain = text.drop(prefix: "./")
      return files.first { Self.path($0) == path } ?? plain
    }
    let byName = Dictionary(files.map { (Self.name(of: $0), $0) }) { first, _ in first }
    let wanted = Self.name(of: text)
    if let file = byName[wanted] { return file }
    let candidates = byName.keys.filter { $0.hasPrefix(wanted) }.sorted()
    if candidates.count == 1 { return byName[candidates[0]]! }
    if candidates.count > 1 { throw CourseError.ambiguous(text, candidates: candidates) }
    throw CourseError.unknownLesson(text, known: byName.keys.sorted())
  }

  private static func isFile(_ text: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: text, isDirectory: &isFolder)
    return text.hasSuffix(".md") && exists && !isFolder.boolValue
  }

  private static func path(_ text: String) -> String { URL(fileURLWithPath: text).standardizedFileURL.path }

  private static func name(of path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}

extension String {
  fileprivate func drop(prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)).drop(prefix: prefix) : self
  }
}

/// What is wrong with the words that name lessons, steps and parameters.
public enum CourseError: Error, CustomStringConvertible, Hashable {
  case noFolder(String)
  case noLessons(folder: String)
  case reservedName(String)
  case unknownLesson(String, known: [String])
  case ambiguous(String, candidates: [String])
  case unknownStep(String, lesson: String, known: [String])
  case notNameAndValue(String)
  case unknownParameter(String, known: [String])
  case wrongType(parameter: String, value: String, expected: String)

  public var description: String {
    switch self {
    case .noFolder(let folder):
      "there is no folder \(folder) here. Start lectern where the course is, or name a lesson's file"
    case .noLessons(let folder): "the folder \(folder) holds no lesson: no file that ends in .md"
    case .reservedName(let file):
      "\(file) would be \((file as NSString).lastPathComponent.dropLast(3)).html, the course's own page; give it another name"
    case .unknownLesson(let text, let known):
      "there is no lesson `\(text)`\(Suggestion.sentence(for: text, among: known, otherwise: ". There are: \(known.joined(separator: ", "))"))"
    case .ambiguous(let text, let candidates): "`\(text)` may be \(candidates.joined(separator: " or "))"
    case .unknownStep(let text, let lesson, let known):
      "\(lesson) has no step `\(text)`\(Suggestion.sentence(for: text, among: known, otherwise: ". It has: \(known.joined(separator: ", "))"))"
    case .notNameAndValue(let text): "`\(text)` is no NAME=VALUE, for example epochs=3"
    case .unknownParameter(let name, let known):
      if known.isEmpty {
        "there is no parameter `\(name)`: these lessons have none"
      } else {
        "there is no parameter `\(name)`\(Suggestion.sentence(for: name, among: known, otherwise: ". There are: \(known.joined(separator: ", "))"))"
      }
    case .wrongType(let parameter, let value, let expected):
      "`\(parameter)` is \(expected) in the lesson, and `\(value)` is not"
    }
  }
}
