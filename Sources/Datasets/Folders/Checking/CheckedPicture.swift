import Foundation

/// A picture file that was looked at.
public struct CheckedPicture: Sendable {
  /// The file.
  public let url: URL
  /// Its name relative to the folder: `train/rural/field.jpg`.
  public let name: String
  /// The part that it is in, where the folder has parts: `train`.
  public let part: String?
  /// The folder of its class: `rural`.
  public let className: String
  /// Whether its name ends as pictures' names do that are read: .jpg, .jpeg or .png.
  public let isNamedAsPicture: Bool
  /// What was found, or why nothing could be.
  let look: Result<PictureLook, any Error>

  /// Whether it can be decoded.
  public var isReadable: Bool { (try? look.get()) != nil }
  /// In pixels, as it is stored; nil where it cannot be decoded.
  public var width: Int? { found?.width }
  /// In pixels, as it is stored; nil where it cannot be decoded.
  public var height: Int? { found?.height }

  var found: PictureLook? { try? look.get() }
  var isUsed: Bool { isReadable && isNamedAsPicture }

  /// Whether of the same picture this file is rather to be kept: the one with more pixels, then more bytes.
  func isBetter(than other: CheckedPicture) -> Bool {
    guard let mine = found, let theirs = other.found else { return isReadable }
    let (here, there) = ((mine.width * mine.height, mine.bytes), (theirs.width * theirs.height, theirs.bytes))
    return here == there ? (isNamedAsPicture && !other.isNamedAsPicture) : here > there
  }

  /// `an error's text` without the folder's path before the file's name.
  func words(of error: any Error) -> String { "\(error)".replacingOccurrences(of: url.path, with: name) }
}
