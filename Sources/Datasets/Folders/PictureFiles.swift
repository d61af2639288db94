import Files
import Foundation

/// The picture files in a folder and in the folders in it, in the order in which Keras lists them: folder by folder,
/// sorted by their whole path, and by name within one.
package struct PictureFiles {
  private(set) var files: [URL] = []
  /// How many files have an ending that other pictures have.
  private(set) var unreadableKinds: [String: Int] = [:]
  /// All other files, whatever their names end with, where they are asked for.
  private(set) var otherFiles: [URL] = []
  private let keepsOthers: Bool

  /// What a picture's name may end with, in any case.
  static let extensions: Set<String> = ["jpg", "jpeg", "png"]
  /// Endings of pictures that cannot be read here; Keras reads the first five.
  static let others: Set<String> = ["bmp", "ppm", "tif", "tiff", "gif", "webp", "heic", "avif"]

  /// - Parameters:
  ///   - followLinks: whether links to folders are followed; one that leads round in a circle is left out.
  ///   - keepsOthers: whether files that are no pictures by their names are listed too, and names that are no text are let
  ///     pass.
  /// - Throws: `ImageFolderError`.
  init(in folder: URL, followLinks: Bool, keepsOthers: Bool = false) throws {
    self.keepsOthers = keepsOthers
    var found: [(folder: URL, names: [String])] = []
    var visited: Set<FolderIdentity> = []
    try collect(folder, followLinks, &visited, &found)
    found.sort { $0.folder.path.utf8.lexicographicallyPrecedes($1.folder.path.utf8) }
    files = found.flatMap { place in place.names.map { place.folder.appendingPathComponent($0) } }
  }

  /// The files in a folder, and in the folders in it, that begin as a JPEG does.
  ///
  /// - Throws: `ImageFolderError`.
  package static func jpegs(in folder: URL) throws -> [URL] {
    try ImageFolder.check(isFolder: folder)
    return try PictureFiles(in: folder, followLinks: false).files.filter { file in
      guard let handle = try? FileHandle(forReadingFrom: file) else { return false }
      defer { try? handle.close() }
      return (try? handle.read(upToCount: 2)) == Data([0xFF, 0xD8])
    }
  }

  private mutating func collect(
    _ folder: URL, _ followLinks: Bool, _ visited: inout Set<FolderIdentity>,
    _ found: inout [(folder: URL, names: [String])]
  ) throws {
    if let identity = FolderIdentity(folder), !visited.insert(identity).inserted { return }
    var names: [String] = []
    for name in try Self.entries(of: folder) {
      let entry = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: entry.path, isDirectory: &isFolder)
      let ending = entry.pathExtension.lowercased()
      if exists, isFolder.boolValue {
        let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: entry.path)) != nil
        if followLinks || !isLink { try collect(entry, followLinks, &visited, &found) }
      } else if Self.extensions.contains(ending) {
        // A name that was not UTF-8 has lost bytes on its way here.
        if !exists, !keepsOthers, name.unicodeScalars.contains("\u{FFFD}") {
          throw ImageFolderError.oddName(folder: folder.path, name: name)
        }
        names.append(name)
      } else {
        if Self.others.contains(ending) { unreadableKinds[ending, default: 0] += 1 }
        if keepsOthers { otherFiles.append(entry) }
      }
    }
    found.append((folder, names))
  }

  /// The names in a folder that do not begin with a dot, in Python's order.
  static func entries(of folder: URL) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      throw ImageFolderError.unreadable(folder.path, reason: SystemReason.words(of: error))
    }
  }
}
