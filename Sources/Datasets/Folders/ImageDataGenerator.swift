import Foundation
import Tensors

/// Makes batches of pictures from folders, with what is to be done to each picture. Keras's `ImageDataGenerator`.
public struct ImageDataGenerator: Sendable {
  /// What the network expects of its pixels.
  public let preprocessing: Preprocessing
  /// Whether half of the pictures, drawn anew each epoch, are mirrored.
  public let horizontalFlip: Bool

  /// A generator; without arguments the pictures come as they are, 0…255.
  public init(preprocessing: Preprocessing = .none, horizontalFlip: Bool = false) {
    self.preprocessing = preprocessing
    self.horizontalFlip = horizontalFlip
  }

  /// The pictures of a folder that has one folder a class. Prints `Found 72 images belonging to 2 classes.`
  ///
  /// - Parameters:
  ///   - targetSize: height and width in pixels that every picture is resized to.
  ///   - shuffle: whether the order is drawn anew each epoch.
  ///   - seed: the order and flips depend on this and the epoch only; they are those that Keras's iterator gives, asked
  ///     with `next()`, for the same seed.
  /// - Throws: `ImageFolderError`; that a picture cannot be read shows when it is asked for.
  public func flow(
    fromDirectory directory: URL, targetSize: (height: Int, width: Int) = (256, 256), batchSize: Int = 32,
    classMode: ClassMode = .categorical, shuffle: Bool = true, seed: Int = 0, interpolation: Interpolation = .nearest
  ) throws -> DirectoryIterator {
    guard (1...16384).contains(targetSize.height), (1...16384).contains(targetSize.width) else {
      throw ImageFolderError.size(
        "targetSize is \(targetSize.height) × \(targetSize.width); each side must be from 1 to 16384.")
    }
    guard batchSize > 0 else { throw ImageFolderError.size("batchSize is \(batchSize); it must be at least 1.") }
    let folder = try ImageFolder(directory)
    if classMode == .binary, folder.classNames.count != 2 {
      throw ImageFolderError.notBinary(directory.path, classNames: folder.classNames)
    }
    print("Found \(folder.files.count) images belonging to \(folder.classNames.count) classes.")
    return DirectoryIterator(
      folder: folder, directory: directory, generator: self, targetSize: targetSize, batchSize: batchSize,
      classMode: classMode, shuffle: shuffle, seed: seed, interpolation: interpolation)
  }
}
