import Foundation

/// How picture files become pixels of one size. Keras's `load_img`: EXIF orientation is ignored.
struct PictureLoader: Sendable {
  /// In pixels.
  let targetSize: (height: Int, width: Int)
  let colorMode: ColorMode
  let interpolation: Interpolation
  /// Whether the part in the middle that has the target's proportions is taken, not the whole picture.
  let keepAspectRatio: Bool
  /// Whether a large JPEG is decoded at a part of its size: faster, and with other numbers than Keras's.
  var draft = false

  /// The part of the key under which features are kept.
  var key: String {
    "\(targetSize.height)x\(targetSize.width) \(interpolation.rawValue)"
      + (colorMode == .rgb ? "" : " \(colorMode.rawValue)") + (keepAspectRatio ? " keep-aspect" : "")
      + (draft ? " draft" : "")
  }

  /// - Throws: `PictureError`, which names the file.
  func load(_ file: URL) throws -> PixelGrid {
    let data = try PictureFile.bytes(of: file)
    guard colorMode == .rgb, PictureFile.Format(of: data) == .jpeg else {
      return resized(
        try PixelGrid(data: data, name: file.path, colorMode: colorMode, draft: draft ? targetSize : nil))
    }
    return try JPEGReader.with(data, name: file.path, draft: draft ? targetSize : nil) { reader in
      try reader.resized(resizing(from: (reader.height, reader.width)))
    }
  }

  /// Brings pixels to the target size.
  func resized(_ grid: PixelGrid) -> PixelGrid {
    let resizing = resizing(from: (grid.height, grid.width))
    return grid.resized(
      width: targetSize.width, height: targetSize.height, interpolation, columns: resizing.columns, rows: resizing.rows)
  }

  private func resizing(from size: (height: Int, width: Int)) -> Resizing {
    let (height, width) = targetSize
    guard keepAspectRatio, size.width != width || size.height != height else {
      return Resizing(interpolation, from: size, to: targetSize)
    }
    return Resizing(
      interpolation, from: size, to: targetSize,
      columns: Self.middle(min(size.width, max(1, size.height * width / height)), of: size.width),
      rows: Self.middle(min(size.height, max(1, size.width * height / width)), of: size.height))
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
