import Foundation
import Tensors

/// Tries picture files before they are needed.
enum BrokenFiles {
  /// The files that cannot be read, by their place, each decoded once on all cores.
  static func find(among files: [URL], in folder: URL) throws -> [Int: SkippedFile] {
    let found = UnsafeMutableBufferPointer<SkippedFile?>.allocate(capacity: files.count)
    found.initialize(repeating: nil)
    defer {
      found.deinitialize()
      found.deallocate()
    }
    try inParallel(count: files.count) { index in
      do {
        // As small as can be: all of the file is read all the same.
        _ = try Picture(
          data: PictureFile.bytes(of: files[index]), name: files[index].path, applyingOrientation: false, draft: (1, 1))
      } catch {
        found[index] = SkippedFile(name: files[index].name(in: folder), reason: "\(error)")
      }
    }
    return found.enumerated().reduce(into: [:]) { $0[$1.offset] = $1.element }
  }

  /// The places of the files that can be read; the others are named once where `verbose` says so.
  ///
  /// - Throws: `ImageFolderError.allBroken`.
  static func leavingOut(
    of files: [URL], in folder: URL, verbose: Bool
  ) throws -> (rows: [Int], skipped: [SkippedFile]) {
    let broken = try find(among: files, in: folder)
    let skipped = broken.sorted { $0.key < $1.key }.map(\.value)
    guard broken.count < files.count else {
      throw ImageFolderError.allBroken(folder.path, count: broken.count, reasons: skipped.map(\.reason))
    }
    if verbose, !skipped.isEmpty {
      print("Left out \(skipped.count) of \(files.count) pictures, which cannot be read:")
      for file in skipped { print("  \(file.reason)") }
    }
    return (files.indices.filter { broken[$0] == nil }, skipped)
  }
}
