import Foundation

/// Pictures in one folder, with one folder a class in it: nobody has parted them yet.
public struct PictureFolder: Sendable {
  /// The folder.
  public let url: URL
  /// Where the pictures come from.
  public let origin: PictureOrigin
}
