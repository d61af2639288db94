import Files
import Foundation

/// The record of a lesson as a run has written it: `Output/NAME.json`.
public enum RecordedLesson {
  /// Reads it.
  ///
  /// - Throws: ``RecordError``
  public static func read(_ name: String, in folder: URL) throws -> LessonRecord {
    let file = folder.appendingPathComponent("\(name).json")
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw RecordError.missing(file.relativePath, lesson: name)
    }
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw RecordError.unreadable(file.relativePath, reason: SystemReason.words(of: error))
    }
    do { return try JSONDecoder().decode(LessonRecord.self, from: data) } catch {
      throw RecordError.notUnderstood(file.relativePath, lesson: name)
    }
  }
}

/// Why there is nothing to compare with.
public enum RecordError: Error, CustomStringConvertible, Hashable {
  case missing(String, lesson: String)
  case unreadable(String, reason: String)
  case notUnderstood(String, lesson: String)

  /// Whether the system keeps the file from being read: then it cannot be told what is in it.
  public var isOfTheFile: Bool { if case .unreadable = self { true } else { false } }

  public var description: String {
    switch self {
    case .missing(let file, let lesson):
      "\(lesson) is not recorded yet: there is no \(file). `lectern run \(lesson)` records it"
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .notUnderstood(let file, let lesson):
      "\(file) is no record of a lesson that this version reads. `lectern run \(lesson)` writes it anew"
    }
  }
}
