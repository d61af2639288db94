import Foundation

extension PixelGrid {
  /// Reads a JPEG or PNG file with these channels; EXIF orientation is ignored.
  ///
  /// - Throws: `PictureError`, which names the file.
  init(contentsOf file: URL, colorMode: ColorMode, transform: CosineTransform = .accurate) throws {
    let data = try PictureFile.bytes(of: file)
    if colorMode == .rgba, PictureFile.Format(of: data) == .png {
      self = try PixelGrid(decodingPNG: data, name: file.path)
      return
    }
    let picture = try Picture(data: data, name: file.path, applyingOrientation: false, transform: transform)
    self.init(picture, colorMode: colorMode)
  }
}
