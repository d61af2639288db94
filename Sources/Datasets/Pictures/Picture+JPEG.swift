internal import CJPEG
import Foundation

extension Picture {
  /// - Parameters:
  ///   - transform: how the cosine transform is undone; programs differ in it.
  ///   - draft: how small the picture may come; see ``JPEGReader``.
  init(
    decodingJPEG data: Data, name: String, applyingOrientation: Bool, transform: CosineTransform = .accurate,
    draft: (height: Int, width: Int)? = nil
  ) throws {
    self = try JPEGReader.with(data, name: name, transform: transform, draft: draft) { reader in
      let picture = try reader.picture()
      return applyingOrientation ? picture.oriented(reader.orientation) : picture
    }
  }

  /// The library that decodes JPEG files, and its version.
  package static var jpegLibrary: (name: String, version: String) {
    let words = String(cString: cjpeg_library()).split(separator: " ")
    return (String(words.first ?? ""), String(words.last ?? ""))
  }

  /// A JPEG file of this picture, with 4:2:0 chroma.
  ///
  /// - Parameter quality: 1…100; others are clamped to that.
  /// - Throws: `PictureError.notWritable`, for a side longer than 65,500 pixels.
  public func jpegData(quality: Int = 90) throws -> Data {
    try PixelGrid(self, colorMode: .rgb).jpegData(quality: quality)
  }
}
