import Foundation

/// The sets of pictures in the folders that were named by `--photos`.
package struct NamedPhotos: Sendable {
  /// A folder that was named.
  package struct Named: Sendable {
    package let url: URL
    /// The sets in it: itself, or folders in it.
    package let sets: [PhotoFolder]
  }

  /// In the order in which they were named.
  package let folders: [Named]

  /// All sets, in that order.
  package var sets: [PhotoFolder] { folders.flatMap(\.sets) }

  /// - Parameter value: of the variable that names folders, with colons between them.
  /// - Throws: ``PhotoFolderProblem`` for a folder that is not there or has no pictures in the way they should lie.
  package init(variable value: String) throws {
    try self.init(Self.paths(in: value).map { URL(fileURLWithPath: $0, isDirectory: true) })
  }

  /// - Throws: ``PhotoFolderProblem``.
  package init(_ urls: [URL]) throws {
    folders = try urls.map { Named(url: $0, sets: try Self.sets(in: $0)) }
  }

  /// A single folder may have a colon in its name.
  private static func paths(in value: String) -> [String] {
    if !value.isEmpty, Folders.isFolder(URL(fileURLWithPath: value)) { return [value] }
    return value.split(separator: ":").map(String.init)
  }

  /// The sets that a folder is or holds.
  private static func sets(in url: URL) throws -> [PhotoFolder] {
    guard FileManager.default.fileExists(atPath: url.path) else { throw PhotoFolderProblem.missing(url.path) }
    guard Folders.isFolder(url) else { throw PhotoFolderProblem.notAFolder(url.path) }
    if let set = try PhotoFolder.split(url) { return [set] }
    let whole = PhotoFolder.flat(url, deep: true)
    if let whole, whole.kind != .own { return [whole] }
    // Beside sets, a folder full of pictures is no class.
    let inner = Folders.names(in: url).map { url.appendingPathComponent($0, isDirectory: true) }
    let split = inner.compactMap { try? PhotoFolder.split($0) }
    let flat = inner.compactMap { PhotoFolder.flat($0) }.filter { set in !split.contains { $0.url == set.url } }
    if !split.isEmpty || flat.contains(where: { $0.kind != .own }) {
      return (split + flat).sorted { $0.url.path < $1.url.path }
    }
    if let direct = PhotoFolder.flat(url) { return [direct] }
    if !flat.isEmpty { return flat }
    for folder in inner { _ = try PhotoFolder.split(folder) }
    throw PhotoFolderProblem.noPictures(url.path)
  }
}
