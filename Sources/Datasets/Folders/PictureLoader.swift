import Foundation

/// How picture files become pixels of one size. Keras's `load_img`: EXIF orientation is ignored.
struct PictureLoader: Sendable {
  /// In pixels.
  let targetSize: (height: Int, width: Int)
  let colorMode: ColorMode
  let interpolation: Interpolation
  /// Whether the part in the middle that has the target's proportions is taken, not the whole picture.
  let keepAspectRatio: Bool

  /// The part of the key under which features are kept.
  var key: String {
    "\(targetSize.height)x\(targetSize.width) \(interpolation.rawValue)"
      + (colorMode == .rgb ? "" : " \(colorMode.rawValue)") + (keepAspectRatio ? " keep-aspect" : "")
  }

  /// - Throws: `PictureError`, which names the file.
  func load(_ file: URL) throws -> PixelGrid {
    let grid = try PixelGrid(contentsOf: file, colorMode: colorMode)
    let (height, width) = targetSize
    guard keepAspectRatio, grid.width != width || grid.height != height else {
      return grid.resized(width: width, height: height, interpolation)
    }
    let rows = Self.middle(min(grid.height, max(1, grid.width * height / width)), of: grid.height)
    let columns = Self.middle(min(grid.width, max(1, grid.height * width / height)), of: grid.width)
    return grid.resized(width: width, height: height, interpolation, columns: columns, rows: rows)
  }

  private static func middle(_ part: Int, of whole: Int) -> Range<Int> {
    let start = (whole - part) / 2
    return start..<start + part
  }

  static func check(_ targetSize: (height: Int, width: Int), batchSize: Int) throws {
    guard (1...16384).contains(targetSize.height), (1...16384).contains(targetSize.width) else {
      throw ImageFolderError.size(
        "targetSize is \(targetSize.height) × \(targetSize.width); each side must be from 1 to 16384.")
    }
    guard batchSize > 0 else { throw ImageFolderError.size("batchSize is \(batchSize); it must be at least 1.") }
  }
}
