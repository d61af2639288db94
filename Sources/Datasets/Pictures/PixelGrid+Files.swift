import Foundation

extension PixelGrid {
  /// Reads a JPEG or PNG file with these channels; EXIF orientation is ignored.
  ///
  /// - Throws: `PictureError`, which names the file.
  init(contentsOf file: URL, colorMode: ColorMode) throws {
    let picture = try Picture(contentsOf: file, applyingOrientation: false)
    self.init(picture, colorMode: colorMode)
  }
}
