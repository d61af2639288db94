import Files
import Foundation

/// Pictures sorted into folders, one folder a class: `rural/field.jpg`, `urban/street.jpg`.
public struct ImageFolder: Sendable {
  /// The names of the class folders, sorted. A class's index is its place here.
  public let classNames: [String]
  /// The pictures, class by class, sorted by name within one.
  public let files: [URL]
  /// The class of each picture, as an index into `classNames`.
  public let classes: [Int]

  /// What a picture's name may end with, in any case.
  static let extensions: Set<String> = ["jpg", "jpeg", "png"]

  /// Finds the pictures. Folders and files whose names begin with a dot are left out, and so is every file that has
  /// another extension than jpg, jpeg and png; folders within a class's folder belong to the class.
  ///
  /// - Throws: `ImageFolderError`.
  public init(_ folder: URL) throws {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: folder.path, isDirectory: &isFolder) else {
      throw ImageFolderError.missing(folder.path)
    }
    guard isFolder.boolValue else { throw ImageFolderError.notAFolder(folder.path) }
    classNames = try ImageFolder.entries(of: folder).filter { name in
      manager.fileExists(atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder) && isFolder.boolValue
    }
    guard !classNames.isEmpty else {
      throw ImageFolderError.noClassFolders(folder.path, pictures: try ImageFolder.pictures(in: folder).count)
    }
    var files: [URL] = []
    var classes: [Int] = []
    for (index, name) in classNames.enumerated() {
      let found = try ImageFolder.pictures(in: folder.appendingPathComponent(name, isDirectory: true))
      files += found
      classes += [Int](repeating: index, count: found.count)
    }
    guard !files.isEmpty else { throw ImageFolderError.noPictures(folder.path, classNames: classNames) }
    self.files = files
    self.classes = classes
  }

  /// The pictures of one class; none where there is no such class.
  public func files(of className: String) -> [URL] {
    guard let index = classNames.firstIndex(of: className) else { return [] }
    return files.indices.filter { classes[$0] == index }.map { files[$0] }
  }

  private static func entries(of folder: URL) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw ImageFolderError.unreadable(folder.path, reason: SystemReason.words(of: error))
    }
  }

  /// The pictures of a folder, then those of the folders in it, as `os.walk` meets them. Links to folders are not followed:
  /// they can lead round in a circle.
  private static func pictures(in folder: URL) throws -> [URL] {
    var pictures: [URL] = []
    var folders: [URL] = []
    for name in try entries(of: folder) {
      let entry = folder.appendingPathComponent(name)
      let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: entry.path)) != nil
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: entry.path, isDirectory: &isFolder) else { continue }
      if isFolder.boolValue {
        if !isLink { folders.append(entry) }
      } else if extensions.contains(entry.pathExtension.lowercased()) {
        pictures.append(entry)
      }
    }
    return try pictures + folders.flatMap(self.pictures(in:))
  }
}
