import Foundation

/// Pictures to train on and others to validate with, one folder a class in each.
public struct PictureSet: Sendable {
  /// The folder to train on.
  public let train: URL
  /// The folder to validate with.
  public let val: URL
  /// The folder to test with at the very end; nil where the set has none.
  public let test: URL?
  /// Where the pictures come from.
  public let origin: PictureOrigin

  /// The first validation picture of a class: a single scene to try a model on.
  ///
  /// - Throws: `PhotosError.noSuchClass`, or `ImageFolderError`.
  public func example(of className: String) throws -> URL {
    let folder = try ImageFolder(val)
    guard let file = folder.files(of: className).first else {
      throw PhotosError.noSuchClass(className, folder: val.path, classNames: folder.classNames)
    }
    return file
  }
}
