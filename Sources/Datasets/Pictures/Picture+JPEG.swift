internal import CJPEG
import Foundation

extension Picture {
  /// A progressive photograph has about ten scans. A file with thousands would take hours.
  private static let mostScans: Int32 = 100

  /// - Parameter transform: how the cosine transform is undone; programs differ in it.
  init(
    decodingJPEG data: Data, name: String, applyingOrientation: Bool, transform: CosineTransform = .accurate
  ) throws {
    var decoded = cjpeg_picture()
    let succeeded = data.withUnsafeBytes { bytes in
      cjpeg_decode(
        bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, Picture.mostPixels, Picture.mostScans,
        transform == .fast ? 1 : 0, &decoded)
    }
    defer { cjpeg_free(decoded.pixels) }
    guard succeeded == 1, let pixels = decoded.pixels else {
      throw PictureError.broken(file: name, reason: Picture.reason(Picture.text(&decoded.message)))
    }
    let width = Int(decoded.width)
    let height = Int(decoded.height)
    let picture = Picture(
      width: width, height: height,
      pixels: Array(UnsafeBufferPointer(start: pixels, count: width * height * 3)))
    self = applyingOrientation ? picture.oriented(Int(decoded.orientation)) : picture
  }

  /// A JPEG file of this picture, with 4:2:0 chroma.
  ///
  /// - Parameter quality: 1…100; others are clamped to that.
  /// - Throws: `PictureError.notWritable`, for a side longer than 65,500 pixels.
  public func jpegData(quality: Int = 90) throws -> Data {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var message = [CChar](repeating: 0, count: Int(CJPEG_MESSAGE_LENGTH))
    let succeeded = pixels.withUnsafeBufferPointer {
      cjpeg_encode(
        $0.baseAddress, Int32(clamping: width), Int32(clamping: height), Int32(min(max(quality, 1), 100)), &bytes,
        &count, &message)
    }
    defer { cjpeg_free(bytes) }
    guard succeeded == 1, let bytes else {
      throw PictureError.notWritable(
        reason: String(decoding: message.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
    }
    return Data(bytes: bytes, count: count)
  }

  private static func text<Characters>(_ characters: inout Characters) -> String {
    withUnsafeBytes(of: &characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// libjpeg's words where they are clear, better ones where a learner could not act on them.
  private static func reason(_ message: String) -> String {
    if message.contains("SOF type 0xc3") {
      return "it is a lossless JPEG, which few programs read; save it as plain JPEG"
    }
    if message.contains("data precision 12") { return "it has 12 bits a channel; save it as plain JPEG with 8" }
    if message.contains("Unsupported JPEG process") { return "it is a rare kind of JPEG (\(message)); save it again" }
    let start = message.prefix(1).lowercased() + message.dropFirst()
    return start.hasSuffix(".") ? String(start.dropLast()) : start
  }
}
