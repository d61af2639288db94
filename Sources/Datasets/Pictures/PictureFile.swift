import Foundation

/// What a file that should be a picture is, by its first bytes.
enum PictureFile {
  enum Format: Equatable {
    case jpeg
    case png
    case empty
    /// Something else, in words that fit into "it seems to be …", with what to do.
    case other(String)

    init(of data: Data) {
      let start = [UInt8](data.prefix(64))
      func has(_ text: String, at offset: Int = 0) -> Bool { start.dropFirst(offset).starts(with: text.utf8) }
      let text = String(decoding: start, as: UTF8.self).lowercased().drop { $0.isWhitespace }
      let advice = "; save it as JPEG"
      if start.isEmpty {
        self = .empty
      } else if start.starts(with: [0xFF, 0xD8]) {
        self = .jpeg
      } else if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if has("GIF8") {
        self = .other("a GIF" + advice)
      } else if has("RIFF") && has("WEBP", at: 8) {
        self = .other("a WebP picture" + advice)
      } else if has("ftyp", at: 4) {
        self = .other((has("avif", at: 8) ? "an AVIF picture" : "a HEIC picture or a film") + advice)
      } else if has("BM") {
        self = .other("a Windows bitmap" + advice)
      } else if start.starts(with: [0x49, 0x49, 0x2A, 0]) || start.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
        self = .other("a TIFF picture" + advice)
      } else if has("%PDF") {
        self = .other("a PDF" + advice)
      } else if has("PK") {
        self = .other("a zip archive; unpack it")
      } else if has("version https://git-lfs") {
        self = .other("a Git LFS pointer, a text that stands for the picture; run `git lfs pull`")
      } else if text.hasPrefix("<svg") || text.hasPrefix("<?xml") {
        self = .other("an SVG drawing" + advice)
      } else if text.hasPrefix("<!doctype") || text.hasPrefix("<html") {
        self = .other("a web page; download the picture itself")
      } else if start.allSatisfy({ $0 == 0 }) {
        self = .other("nothing but zeros; copy or download it again")
      } else {
        self = .other("something unknown")
      }
    }
  }

  /// A picture file larger than this is a mistake.
  private static let mostBytes = 1 << 29

  /// The whole file, which must be a regular one of at most 512 MiB.
  static func bytes(of file: URL) throws -> Data {
    var status = stat()
    guard file.withUnsafeFileSystemRepresentation({ $0.map { stat($0, &status) } ?? -1 }) == 0 else {
      throw PictureError.missing(file: file.path, reason: String(cString: strerror(errno)).lowercased())
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let what = status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is not a regular file"
      throw PictureError.missing(file: file.path, reason: what)
    }
    guard status.st_size <= mostBytes else {
      throw PictureError.missing(file: file.path, reason: "its \(status.st_size) bytes are too many for a picture")
    }
    do { return try Data(contentsOf: file) } catch {
      throw PictureError.missing(file: file.path, reason: "the system says: \(error.localizedDescription)")
    }
  }
}
