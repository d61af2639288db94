internal import Wording

/// Why an archive of photographs is not used, in words that follow the name of its server and a colon.
enum PhotoArchiveProblem: Error, Equatable, CustomStringConvertible {
  case otherDigest
  /// An entry that would land elsewhere, or that is a link.
  case unsafe(String)
  case otherCount(folder: String, found: Int, expected: Int)
  case otherName(String)
  case undecodable(String)
  /// The system's `tar` is not there, or did not do it; in its words.
  case tar(String)

  var description: String {
    switch self {
    case .otherDigest: "what it sent is not the archive that was expected (another SHA-256)"
    case .unsafe(let name): "the archive has an entry that is not let in: \(printable(name))"
    case .otherCount(let folder, let found, let expected):
      "the archive has \(found) pictures in \(folder) where \(expected) should be"
    case .otherName(let name): "the archive has a picture that does not belong to the set: \(printable(name))"
    case .undecodable(let reason): "the archive has a picture that cannot be read: \(printable(reason))"
    case .tar(let reason): "the archive cannot be unpacked by tar: \(printable(reason))"
    }
  }

  /// Only relative names that stay in the folder they are unpacked to.
  static func check(_ name: String) throws {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.hasPrefix("/"), !parts.contains(".."), !name.contains("\\") else { throw unsafe(name) }
  }
}
