import Foundation

/// One picture and where it comes from.
public struct PicturedSubject: Sendable {
  /// The file.
  public let url: URL
  /// Where the picture comes from.
  public let origin: PictureOrigin
}
