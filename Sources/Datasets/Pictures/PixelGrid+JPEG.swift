internal import CJPEG
import Foundation

extension PixelGrid {
  /// A JPEG file: of greys for one channel, of colours with 4:2:0 chroma for three, of inverted CMYK for four.
  ///
  /// - Parameter quality: 1…100; others are clamped to that.
  /// - Throws: `PictureError.notWritable`, for a side longer than 65,500 pixels.
  func jpegData(quality: Int) throws -> Data {
    var file: UnsafeMutablePointer<UInt8>?
    var count = 0
    var message = [CChar](repeating: 0, count: Int(CJPEG_MESSAGE_LENGTH))
    let succeeded = bytes.withUnsafeBufferPointer {
      cjpeg_encode(
        $0.baseAddress, Int32(clamping: width), Int32(clamping: height), Int32(channels),
        Int32(min(max(quality, 1), 100)), &file, &count, &message)
    }
    defer { cjpeg_free(file) }
    guard succeeded == 1, let file else {
      throw PictureError.notWritable(
        reason: String(decoding: message.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
    }
    return Data(bytes: file, count: count)
  }
}
