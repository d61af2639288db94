import Foundation

/// Where the class folders of a folder are: in it, or in folders of it such as `train` and `val`.
struct FolderParts {
  private static let training: Set<String> = ["train", "training"]
  private static let held: Set<String> = ["val", "valid", "validation", "dev", "test", "testing"]

  /// The parts, those to train on first, those to test with last; one without a name where there are none.
  let parts: [(name: String?, folder: URL)]

  /// - Throws: `ImageFolderError`.
  init(_ folder: URL) throws {
    let names = try ImageFolder.classFolders(in: folder)
    guard !names.isEmpty else {
      throw ImageFolderError.noClassFolders(
        folder.path, pictures: try PictureFiles(in: folder, followLinks: false).files.count)
    }
    let known = Self.training.union(Self.held)
    let areParts =
      names.contains { Self.training.contains($0.lowercased()) } && names.allSatisfy { known.contains($0.lowercased()) }
    func rank(_ name: String) -> Int {
      Self.training.contains(name.lowercased()) ? 0 : name.lowercased().hasPrefix("test") ? 2 : 1
    }
    parts =
      areParts
      ? names.sorted { (rank($0), $0) < (rank($1), $1) }
        .map { ($0, folder.appendingPathComponent($0, isDirectory: true)) }
      : [(nil, folder)]
  }
}
