import Foundation

/// The folder where a lesson's steps find themselves: what lies beside the lesson can be read there by its name, and what
/// they write is gone with the folder. Its path stays the same while its content goes with the state of the lesson: what a
/// step has written is there for the steps after it, and not for another try of the step.
final class WorkingFolder {
  /// A content that the folder had after a step.
  struct Content: Hashable {
    fileprivate let number: Int
  }

  /// Holds `work` and what is kept of earlier contents; the kernel removes it.
  let base: URL
  private let home: URL
  private var kept: [[String: FileStamp]] = []
  /// Which content was the last to be there for certain.
  private var current = Content(number: 0)

  /// Decides where it will be; it is made when there is a kernel to remove it.
  init(for lesson: Lesson) {
    // Killed at the wrong moment, an earlier runner and its kernel may both have had no time for it.
    let temporary = FileManager.default.temporaryDirectory
    Leftovers.remove(in: temporary, prefix: "lectern-")
    base = temporary.appendingPathComponent("lectern-\(getpid())-\(UUID().uuidString)", isDirectory: true)
    home = URL(fileURLWithPath: lesson.file).deletingLastPathComponent()
  }

  /// What there was before the first step.
  var first: Content { Content(number: 0) }

  /// Makes the folder when it is not there, with a kernel that begins, or has to be started again.
  ///
  /// - Throws: when the temporary folder cannot be written.
  func make() throws {
    let files = FileManager.default
    try files.createDirectory(at: work, withIntermediateDirectories: true)
    for item in (try? files.contentsOfDirectory(at: home, includingPropertiesForKeys: nil)) ?? []
    where item.pathExtension != "md" && !item.lastPathComponent.hasPrefix(".") {
      try? files.createSymbolicLink(at: work.appendingPathComponent(item.lastPathComponent), withDestinationURL: item)
    }
    if kept.isEmpty { kept = [stamps()] }
  }

  /// Where steps are.
  private var work: URL { base.appendingPathComponent("work", isDirectory: true) }

  private func folder(of content: Content) -> URL {
    base.appendingPathComponent("kept/\(content.number)", isDirectory: true)
  }

  /// Keeps what is in the folder now, after a step that began with `before`; nothing is copied where nothing has changed.
  ///
  /// - Throws: what the file system throws: a full disk.
  func keep(after before: Content) throws -> Content {
    let now = stamps()
    if now == kept[before.number] {
      current = before
      return before
    }
    let content = Content(number: kept.count)
    for (path, stamp) in now { try copy(path, stamp, from: work, to: folder(of: content)) }
    kept.append(now)
    current = content
    return content
  }

  /// Lets the folder have the content that it had, whatever a step has done to it since.
  ///
  /// - Throws: what the file system throws.
  func restore(_ content: Content) throws {
    let wanted = kept[content.number]
    let now = stamps()
    if content == current, now == wanted { return }
    let files = FileManager.default
    // The longest first, so that folders are empty when their turn comes.
    for path in now.keys.sorted(by: { $0.count > $1.count }) where wanted[path]?.kind != now[path]?.kind {
      try files.removeItem(at: work.appendingPathComponent(path))
    }
    for (path, stamp) in wanted.sorted(by: { $0.key < $1.key }) where now[path] != stamp {
      try copy(path, stamp, from: content == first ? home : folder(of: content), to: work)
    }
    // Files that were written again have another time and perhaps another inode.
    kept[content.number] = stamps()
    current = content
  }

  /// For when no kernel could be started that would do it, or it was killed.
  func remove() { try? FileManager.default.removeItem(at: base) }

  /// What is in the folder, by its path in it. Links are not followed: they lead to the lesson's own files.
  private func stamps() -> [String: FileStamp] {
    var found: [String: FileStamp] = [:]
    guard let walk = FileManager.default.enumerator(atPath: work.path) else { return found }
    for case let path as String in walk { found[path] = FileStamp(work.appendingPathComponent(path).path) }
    return found
  }

  /// Copies into the file that is there, if one is: who has it open goes on with it.
  private func copy(_ path: String, _ stamp: FileStamp, from source: URL, to target: URL) throws {
    let files = FileManager.default
    let (from, to) = (source.appendingPathComponent(path), target.appendingPathComponent(path))
    switch stamp.kind {
    case .folder: try files.createDirectory(at: to, withIntermediateDirectories: true)
    case .link:
      try files.createDirectory(at: to.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? files.removeItem(at: to)
      let destination =
        source == home ? from.path : try files.destinationOfSymbolicLink(atPath: from.path)
      try files.createSymbolicLink(atPath: to.path, withDestinationPath: destination)
    case .file:
      try files.createDirectory(at: to.deletingLastPathComponent(), withIntermediateDirectories: true)
      guard files.fileExists(atPath: to.path) else { return try files.copyItem(at: from, to: to) }
      let (reader, writer) = (try FileHandle(forReadingFrom: from), try FileHandle(forWritingTo: to))
      try writer.truncate(atOffset: 0)
      while let piece = try reader.read(upToCount: 4 << 20), !piece.isEmpty { try writer.write(contentsOf: piece) }
      try writer.close()
      try reader.close()
    case .other, .absent: break
    }
  }
}
