import Foundation

extension PixelGrid {
  /// Reads a JPEG or PNG file with these channels; EXIF orientation is ignored.
  ///
  /// - Throws: `PictureError`, which names the file.
  init(contentsOf file: URL, colorMode: ColorMode, transform: CosineTransform = .accurate) throws {
    try self.init(
      data: try PictureFile.bytes(of: file), name: file.path, colorMode: colorMode, transform: transform)
  }

  /// Decodes a file's bytes.
  ///
  /// - Parameters:
  ///   - name: what errors call the file.
  ///   - draft: how small a JPEG may come; nil for its own size.
  /// - Throws: `PictureError`, which names the file.
  init(
    data: Data, name: String, colorMode: ColorMode, transform: CosineTransform = .accurate,
    draft: (height: Int, width: Int)? = nil
  ) throws {
    if colorMode == .rgba, PictureFile.Format(of: data) == .png {
      self = try PixelGrid(decodingPNG: data, name: name)
      return
    }
    let picture = try Picture(
      data: data, name: name, applyingOrientation: false, transform: transform, draft: draft)
    self.init(picture, colorMode: colorMode)
  }
}
