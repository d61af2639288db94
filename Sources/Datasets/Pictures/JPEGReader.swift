internal import CJPEG
import Foundation

/// A JPEG file whose rows are decoded one after the other. It is valid within the call that made it.
final class JPEGReader {
  /// In pixels, as it is decoded.
  let width: Int
  /// In pixels, as it is decoded.
  let height: Int
  /// The file's own size, in pixels.
  let fullSize: (height: Int, width: Int)
  /// What EXIF says, 1…8.
  let orientation: Int
  /// Whether it is for printing, with black as a fourth colour.
  let isCMYK: Bool
  /// The row that is read next.
  private(set) var nextRow = 0
  private let decoder: OpaquePointer
  private let name: String

  /// A progressive photograph has about ten scans. A file with thousands would take hours.
  private static let mostScans: Int32 = 100

  /// What `body` makes of a file.
  ///
  /// - Parameters:
  ///   - name: what errors call the file.
  ///   - transform: how the cosine transform is undone; programs differ in it.
  ///   - draft: a size in pixels; the picture comes at a half, a quarter or an eighth of its own, as small as it can be and still
  ///     be no smaller than that. Pillow's `Image.draft`. nil for its own size.
  /// - Throws: `PictureError.broken`, which names the file.
  static func with<R>(
    _ data: Data, name: String, transform: CosineTransform = .accurate, draft: (height: Int, width: Int)? = nil,
    _ body: (JPEGReader) throws -> R
  ) throws -> R {
    try data.withUnsafeBytes { bytes in
      let wish = cjpeg_wish(
        max_pixels: Picture.mostPixels, max_scans: mostScans, is_fast: transform == .fast ? 1 : 0,
        least_width: Int32(clamping: draft?.width ?? 0), least_height: Int32(clamping: draft?.height ?? 0))
      guard let decoder = cjpeg_open(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, wish) else {
        throw PictureError.broken(file: name, reason: "there is not enough memory for it")
      }
      defer { cjpeg_close(decoder) }
      return try body(JPEGReader(decoder, name))
    }
  }

  private init(_ decoder: OpaquePointer, _ name: String) throws {
    (self.decoder, self.name) = (decoder, name)
    let header = cjpeg_read_header(decoder)
    (width, height) = (Int(header.width), Int(header.height))
    fullSize = (Int(header.full_height), Int(header.full_width))
    orientation = Int(header.orientation)
    isCMYK = header.components == 4
    try check()
  }

  /// Decodes the next rows, `width * 3` bytes each. That the file is broken shows with the last row at the latest.
  ///
  /// - Throws: `PictureError.broken`, which names the file.
  func read(_ count: Int, into rows: UnsafeMutablePointer<UInt8>) throws {
    _ = cjpeg_read(decoder, Int32(count), rows)
    try check()
    nextRow += count
  }

  /// Passes over rows up to this one.
  ///
  /// - Throws: `PictureError.broken`, which names the file.
  func skip(to row: Int) throws {
    guard row > nextRow else { return }
    _ = cjpeg_skip(decoder, Int32(row - nextRow))
    try check()
    nextRow = row
  }

  /// The whole picture.
  ///
  /// - Throws: `PictureError.broken`, which names the file.
  func picture() throws -> Picture {
    let count = width * height * 3
    let pixels = try [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      if let rows = target.baseAddress { try read(height, into: rows) }
      filled = count
    }
    return Picture(width: width, height: height, pixels: pixels)
  }

  private func check() throws {
    guard let message = cjpeg_message(decoder) else { return }
    throw PictureError.broken(file: name, reason: Self.reason(String(cString: message)))
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
