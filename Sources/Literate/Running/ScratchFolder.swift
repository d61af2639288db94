import Foundation

/// The folder where a lesson's steps find themselves: what lies beside the lesson can be read there by its name, and what
/// they write is gone with the folder.
struct ScratchFolder {
  let url: URL

  /// - Throws: when the temporary folder cannot be written.
  init(for lesson: Lesson) throws {
    let files = FileManager.default
    // Killed at the wrong moment, an earlier runner and its kernel may both have had no time for it.
    Leftovers.remove(in: files.temporaryDirectory, prefix: "lectern-")
    url = files.temporaryDirectory.appendingPathComponent(
      "lectern-\(getpid())-\(UUID().uuidString)", isDirectory: true)
    try files.createDirectory(at: url, withIntermediateDirectories: true)
    let home = URL(fileURLWithPath: lesson.file).deletingLastPathComponent()
    for item in (try? files.contentsOfDirectory(at: home, includingPropertiesForKeys: nil)) ?? []
    where item.pathExtension != "md" && !item.lastPathComponent.hasPrefix(".") {
      try? files.createSymbolicLink(at: url.appendingPathComponent(item.lastPathComponent), withDestinationURL: item)
    }
  }

  /// For when no kernel could be started that would do it.
  func remove() { try? FileManager.default.removeItem(at: url) }
}
