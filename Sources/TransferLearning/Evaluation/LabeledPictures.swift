import Foundation

/// Pictures in files, whose classes are known: what predictions can be held against.
public protocol LabeledPictures: BatchSource {
  /// The names of the classes; a class's index is its place here.
  var classNames: [String] { get }
  /// The class of each picture, as an index into `classNames`.
  var classes: [Int] { get }
  /// The pictures' files; in the order of the batches, unless that is shuffled.
  var fileURLs: [URL] { get }
  /// Whether each epoch has an order of its own.
  var shuffle: Bool { get }
  /// How the pictures are prepared, without what augmentation draws.
  ///
  /// - Throws: `ImageFolderError` where that cannot be written down.
  func preparation() throws -> PicturePreparation
}

extension DirectoryIterator: LabeledPictures {}
extension ImageDataset: LabeledPictures {}
