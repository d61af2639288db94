import Foundation

extension PixelGrid {
  /// Reads a JPEG or PNG file with these channels; EXIF orientation is ignored.
  ///
  /// - Throws: `PictureError`, which names the file.
  init(contentsOf file: URL, colorMode: ColorMode, transform: CosineTransform = .accurate) throws {
    let picture = try Picture(
      data: try PictureFile.bytes(of: file), name: file.path, applyingOrientation: false, transform: transform)
    self.init(picture, colorMode: colorMode)
  }
}
