import Foundation

/// The drawn pictures of the course's first lessons, as files for others than lessons.
package enum DrawnTownAndCountry {
  /// Draws `train`, `val` and `goldfish.jpg` into a folder that is not there.
  ///
  /// - Returns: how many pictures there are.
  /// - Throws: `PhotosError`; what the file system throws.
  package static func draw(into folder: URL) throws -> Int {
    let made = try DrawnPictures.folder(of: .townAndCountry, in: folder.deletingLastPathComponent())
    try FileManager.default.moveItem(at: made, to: folder)
    return DrawnScenes.files.count + 1
  }
}
