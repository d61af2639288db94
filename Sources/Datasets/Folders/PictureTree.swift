import Foundation

/// All pictures in a folder and in the folders in it, sorted, whatever they are of.
public struct PictureTree: Sendable {
  /// The files, folder by folder, sorted by name within one.
  public let files: [URL]
  /// Their names relative to the folder: `rural/field.jpg`.
  public let names: [String]
  /// How many files were left out by the ending of their name, for endings that pictures have: `["bmp": 2]`.
  public let unreadableKinds: [String: Int]

  /// Finds the pictures: files that end in .jpg, .jpeg or .png, but for those whose names begin with a dot.
  ///
  /// - Throws: `ImageFolderError`.
  public init(_ folder: URL, followLinks: Bool = false) throws {
    try ImageFolder.check(isFolder: folder)
    let found = try PictureFiles(in: folder, followLinks: followLinks)
    files = found.files
    names = found.files.map { $0.name(in: folder) }
    unreadableKinds = found.unreadableKinds
  }
}
