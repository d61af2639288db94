import Files
import Foundation

/// A reader's own work of a lesson while the author's code stands in its place, in a file of its own: nothing that happens to the server
/// or the room costs it.
///
/// `kept/NAME-DIGEST.json` in the state folder, the digest being of the lesson's whole path.
struct KeptWork: Codable, Hashable, Sendable {
  /// What comes back by "Back to my own work"; nil where nothing is aside.
  var own: [StepChange]?
  /// What was changed in the author's code meanwhile and had to make way, the oldest first.
  var earlier: [[StepChange]] = []

  /// Of those that made way.
  private static let most = 20

  /// What the file of a lesson has; nothing where there is none.
  static func load(_ lesson: Lesson) -> KeptWork {
    let data = FileManager.default.contents(atPath: file(of: lesson).path)
    return data.flatMap { try? JSONDecoder().decode(KeptWork.self, from: $0) } ?? KeptWork()
  }

  /// - Throws: where it cannot be written; then nothing may be changed.
  func save(_ lesson: Lesson) throws {
    let file = Self.file(of: lesson)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let data = try encoder.encode(self)
      try WholeFile.write(to: file, durably: true) { try data.write(to: $0) }
    } catch { throw ProgressError.unwritable(file.path, reason: SystemReason.words(of: error)) }
  }

  /// Keeps changes of the author's code that have to make way.
  mutating func add(_ changes: [StepChange]) {
    guard !changes.isEmpty, changes != earlier.last else { return }
    earlier = (earlier + [changes]).suffix(Self.most)
  }

  private static func file(of lesson: Lesson) -> URL {
    let path = URL(fileURLWithPath: lesson.file).resolvingSymlinksInPath().path
    return StateFolder.root.appendingPathComponent("kept/\(lesson.name)-\(Digest.hex(path).prefix(12)).json")
  }
}
