internal import Wording

/// What is wrong with a zip file, in words that follow "photos.zip is no sound zip file: ".
package enum ZipProblem: Error, Equatable, CustomStringConvertible {
  /// There is no such file.
  case noFile
  /// It is no zip file; in libzip's words.
  case notAnArchive(String)
  /// It has no member of this name.
  case noMember(String)
  /// A member is larger than a zip file of this size can hold, or than is let in.
  case tooLarge(String, bytes: Int)
  /// A member cannot be unpacked, or fails its CRC.
  case damaged(String, reason: String)
  /// It cannot be written; in libzip's words.
  case unwritable(String)

  package var description: String {
    switch self {
    case .noFile: "there is no such file"
    case .notAnArchive(let reason): reason
    case .noMember(let name): "it has no member \(printable(name))"
    case .tooLarge(let name, let bytes): "its member \(printable(name)) says it has \(bytes) bytes"
    case .damaged(let name, let reason): "its member \(printable(name)) \(reason)"
    case .unwritable(let reason): reason
    }
  }
}
