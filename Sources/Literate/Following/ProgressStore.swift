import Files
import Foundation

/// Where the progress in one lesson is kept, with the pictures that its steps have shown.
///
/// `following/NAME-DIGEST/` in the state folder, the digest being of the lesson's whole path.
public final class ProgressStore: Sendable {
  /// All of it.
  public let folder: URL
  private let lock: ExclusiveFileLock

  /// Takes the place for this process, as long as this lives.
  ///
  /// - Throws: ``ProgressError``.
  public init(lesson path: String, in root: URL = StateFolder.root) throws {
    folder = Self.folder(of: path, in: root)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      guard let lock = try ExclusiveFileLock(ifFree: folder.appendingPathComponent("lock")) else {
        throw ProgressError.followedElsewhere(path)
      }
      self.lock = lock
    } catch let error as ProgressError {
      throw error
    } catch {
      throw ProgressError.unwritable(folder.path, reason: SystemReason.words(of: error))
    }
  }

  private static func folder(of path: String, in root: URL) -> URL {
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let name = file.deletingPathExtension().lastPathComponent
    return root.appendingPathComponent("following/\(name)-\(Digest.hex(file.path).prefix(12))", isDirectory: true)
  }

  /// When a lesson was last followed; nil where it never was.
  public static func lastFollowed(_ path: String, in root: URL = StateFolder.root) -> Date? {
    let file = folder(of: path, in: root).appendingPathComponent("progress.json")
    return (try? FileManager.default.attributesOfItem(atPath: file.path))?[.modificationDate] as? Date
  }

  /// Where pictures go: they can be opened until the lesson is followed again.
  public var pictures: URL { folder.appendingPathComponent("pictures", isDirectory: true) }

  private var file: URL { folder.appendingPathComponent("progress.json") }

  /// What is kept; nil when nothing is.
  ///
  /// - Throws: ``ProgressError/unreadable``: what is kept is then aside, and nothing is in its place.
  public func load() throws -> LessonProgress? {
    guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
    do { return try JSONDecoder().decode(LessonProgress.self, from: data) } catch {
      throw ProgressError.unreadable(try setAside(as: "unreadable").path)
    }
  }

  /// Keeps it, whole and on the disk.
  ///
  /// - Throws: ``ProgressError``.
  public func save(_ progress: LessonProgress) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let data = try encoder.encode(progress)
      try WholeFile.write(to: file, durably: true) { try data.write(to: $0) }
    } catch { throw ProgressError.unwritable(file.path, reason: SystemReason.words(of: error)) }
  }

  /// Begins anew; what was kept is then in another file.
  ///
  /// - Returns: that file.
  /// - Throws: ``ProgressError``.
  @discardableResult
  public func setAside(as name: String = "previous") throws -> URL {
    let target = folder.appendingPathComponent("progress.json.\(name)")
    do { try WholeFile.rename(file, to: target) } catch {
      throw ProgressError.unwritable(target.path, reason: SystemReason.words(of: error))
    }
    return target
  }

  /// Writes a version of a step that has no place in the lesson any more into a file of its own.
  ///
  /// - Throws: ``ProgressError``.
  public func keep(_ change: StepChange) throws -> URL {
    let target = folder.appendingPathComponent("\(change.step).swift")
    do { try WholeFile.write(Data(change.mine.utf8), to: target) } catch {
      throw ProgressError.unwritable(target.path, reason: SystemReason.words(of: error))
    }
    return target
  }

  /// A file for an editor. What an editor left of an earlier time, when this program was killed meanwhile, is moved aside.
  ///
  /// - Throws: ``ProgressError``.
  public func draft(of step: String, _ source: String) throws -> URL {
    let drafts = folder.appendingPathComponent("drafts", isDirectory: true)
    let target = drafts.appendingPathComponent("\(step).swift")
    do {
      try FileManager.default.createDirectory(at: drafts, withIntermediateDirectories: true)
      if FileManager.default.fileExists(atPath: target.path) {
        try WholeFile.rename(target, to: drafts.appendingPathComponent("\(step).swift.previous"))
      }
      try WholeFile.write(Data(source.utf8), to: target)
    } catch { throw ProgressError.unwritable(target.path, reason: SystemReason.words(of: error)) }
    return target
  }

  /// Drafts that were never taken over, because the program ended while an editor was open.
  public var openDrafts: [URL] {
    let drafts = folder.appendingPathComponent("drafts", isDirectory: true)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: drafts.path)) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { drafts.appendingPathComponent($0) }
  }
}

/// Why a learner's progress cannot be kept or found.
public enum ProgressError: Error, Hashable, CustomStringConvertible {
  case followedElsewhere(String)
  case unwritable(String, reason: String)
  case unreadable(String)

  /// One sentence: what is so, and what to do.
  public var description: String {
    switch self {
    case .followedElsewhere(let lesson):
      "\(lesson) is being followed in another terminal; go on there, or quit it there first"
    case .unwritable(let path, let reason):
      "\(path) cannot be written: \(reason). Set LECTERN_STATE to a folder that can be"
    case .unreadable(let path):
      "what was kept of this lesson cannot be read; it is in \(path), and the lesson begins anew"
    }
  }
}
