internal import CPNG
import Foundation

extension PixelGrid {
  /// Decodes a PNG with its transparency: 4 channels.
  ///
  /// - Throws: `PictureError.broken`, which names the file.
  init(decodingPNG data: Data, name: String) throws {
    var decoded = cpng_picture()
    let succeeded = data.withUnsafeBytes { bytes in
      cpng_decode(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, Picture.mostPixels, &decoded)
    }
    defer { cpng_free(decoded.pixels) }
    guard succeeded == 1, let pixels = decoded.pixels else {
      let message = withUnsafeBytes(of: &decoded.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      throw PictureError.broken(file: name, reason: "the PNG is damaged (\(message)); save it again")
    }
    let (width, height) = (Int(decoded.width), Int(decoded.height))
    self.init(
      width: width, height: height, channels: 4,
      bytes: Array(UnsafeBufferPointer(start: pixels, count: width * height * 4)))
  }

  /// A PNG file of these pixels.
  ///
  /// - Throws: `PictureError.notWritable`.
  func pngData() throws -> Data {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_LENGTH))
    let succeeded = self.bytes.withUnsafeBufferPointer {
      cpng_encode(
        $0.baseAddress, Int32(clamping: width), Int32(clamping: height), Int32(channels), &bytes, &count, &message)
    }
    defer { cpng_free(bytes) }
    guard succeeded == 1, let bytes else {
      throw PictureError.notWritable(
        reason: String(decoding: message.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
    }
    return Data(bytes: bytes, count: count)
  }
}
