import Foundation
import Tensors

/// A file that has not been looked at yet.
struct FileToCheck {
  let url: URL
  let name: String
  let part: String?
  let className: String
  let isNamedAsPicture: Bool

  /// The files of a class that are pictures by their names, or by what is in them, or should be some.
  ///
  /// - Throws: `ImageFolderError`.
  static func all(
    in place: (name: String?, folder: URL), className: String, below folder: URL, followLinks: Bool
  ) throws -> [FileToCheck] {
    let files = try PictureFiles(
      in: place.folder.appendingPathComponent(className, isDirectory: true), followLinks: followLinks,
      keepsOthers: true)
    let others = files.otherFiles.filter {
      PictureFiles.others.contains($0.pathExtension.lowercased()) || isPicture($0)
    }
    return (files.files.map { ($0, true) } + others.map { ($0, false) })
      .sorted { $0.0.path.utf8.lexicographicallyPrecedes($1.0.path.utf8) }
      .map { url, isNamed in
        FileToCheck(
          url: url, name: url.name(in: folder), part: place.name, className: className, isNamedAsPicture: isNamed)
      }
  }

  /// Looks at all files, on all cores.
  static func look(at files: [FileToCheck]) throws -> [CheckedPicture] {
    let found = UnsafeMutableBufferPointer<CheckedPicture?>.allocate(capacity: files.count)
    found.initialize(repeating: nil)
    defer {
      found.deinitialize()
      found.deallocate()
    }
    let count = FolderWatch.Count(of: files.count)
    try inParallel(count: files.count) { index in
      let file = files[index]
      defer { count.more() }
      found[index] = CheckedPicture(
        url: file.url, name: file.name, part: file.part, className: file.className,
        isNamedAsPicture: file.isNamedAsPicture, look: Result { try PictureLook(file.url, name: file.name) })
    }
    return found.compactMap { $0 }
  }

  /// Whether a file begins as a JPEG or PNG does.
  private static func isPicture(_ url: URL) -> Bool {
    var status = stat()
    guard url.withUnsafeFileSystemRepresentation({ $0.map { stat($0, &status) } ?? -1 }) == 0,
      status.st_mode & S_IFMT == S_IFREG, let file = try? FileHandle(forReadingFrom: url)
    else { return false }
    defer { try? file.close() }
    let format = PictureFile.Format(of: (try? file.read(upToCount: 64)) ?? Data())
    return format == .jpeg || format == .png
  }
}
