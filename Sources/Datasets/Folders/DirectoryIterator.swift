import Foundation
import Tensors

/// The pictures of a folder in batches. Keras's `DirectoryIterator`.
public struct DirectoryIterator: BatchSource {
  /// Where the class folders are.
  public let directory: URL
  /// The class of each picture, as an index into `classNames`.
  public let classes: [Int]
  /// The names of the class folders, sorted.
  public let classNames: [String]
  /// The pictures' names relative to `directory`: `rural/rural1.jpeg`.
  public let filenames: [String]
  /// Height and width in pixels that every picture is resized to.
  public let targetSize: (height: Int, width: Int)
  /// How many pictures a batch has; the last may have fewer.
  public let batchSize: Int
  /// How labels are written.
  public let classMode: ClassMode
  /// Whether each epoch has an order of its own.
  public let shuffle: Bool
  /// What orders and augmentation are drawn from.
  public let seed: Int
  /// How pictures are brought to the target size.
  public let interpolation: Interpolation
  private let files: [URL]
  private let generator: ImageDataGenerator

  init(
    folder: ImageFolder, directory: URL, generator: ImageDataGenerator, targetSize: (height: Int, width: Int),
    batchSize: Int, classMode: ClassMode, shuffle: Bool, seed: Int, interpolation: Interpolation
  ) {
    self.directory = directory
    classes = folder.classes
    classNames = folder.classNames
    files = folder.files
    filenames = folder.files.map { String($0.path.dropFirst(directory.path.count).drop { $0 == "/" }) }
    self.generator = generator
    self.targetSize = targetSize
    self.batchSize = batchSize
    self.classMode = classMode
    self.shuffle = shuffle
    self.seed = seed
    self.interpolation = interpolation
  }

  /// How many pictures.
  public var samples: Int { files.count }
  /// How many pictures: the same as `samples`.
  public var count: Int { files.count }
  /// The index of each class by its name.
  public var classIndices: [String: Int] {
    Dictionary(uniqueKeysWithValues: classNames.enumerated().map { ($0.element, $0.offset) })
  }
  /// The pictures' files, in the order of `filenames`.
  public var fileURLs: [URL] { files }

  /// The batches of an epoch, in its order; each decodes its pictures when it is asked for them.
  public func batches(epoch: Int) -> [Batch] {
    let count = (files.count + batchSize - 1) / batchSize
    var order = Array(files.indices)
    return (0..<count).map { index in
      // Keras seeds anew before each batch, and draws the epoch's order before its first.
      var random = RandomState(seed: seed &+ epoch &* count &+ index)
      if index == 0, shuffle { order = random.permutation(files.count) }
      let rows = order[index * batchSize..<min((index + 1) * batchSize, files.count)].map { file in
        // Keras draws two numbers a picture: for the horizontal flip and for the vertical one.
        let first = random.random()
        _ = random.random()
        return Row(file: file, isFlipped: generator.horizontalFlip && first < 0.5)
      }
      return batch(of: rows)
    }
  }

  private struct Row {
    let file: Int
    let isFlipped: Bool
  }

  private func batch(of rows: [Row]) -> Batch {
    Batch(keys: rows.map(key), targets: targets(of: rows)) { asked in
      try tensor(of: asked.map { rows[$0] })
    }
  }

  private func key(_ row: Row) -> String? {
    FileDigests.shared.digest(of: files[row.file]).map { digest in
      "\(digest) \(targetSize.height)x\(targetSize.width) \(interpolation.rawValue) \(generator.preprocessing.name)"
        + (row.isFlipped ? " flip" : "")
    }
  }

  private func targets(of rows: [Row]) -> Tensor {
    let labels = rows.map { classes[$0.file] }
    guard classMode == .categorical else { return Tensor(shape: [rows.count], scalars: labels.map(Float.init)) }
    var targets = Tensor(shape: [rows.count, classNames.count])
    targets.withUnsafeMutableScalars { scalars in
      for (row, label) in labels.enumerated() { scalars[row * classNames.count + label] = 1 }
    }
    return targets
  }

  /// `[rows, height, width, 3]`, decoded on all cores, as the network wants it.
  private func tensor(of rows: [Row]) throws -> Tensor {
    let shape: Shape = [rows.count, targetSize.height, targetSize.width, 3]
    let size = targetSize.height * targetSize.width * 3
    let pictures = try Tensor(uninitializedShape: shape) { scalars in
      try inParallel(count: rows.count) { index in
        var picture = try Picture(
          contentsOf: files[rows[index].file], targetSize: targetSize, interpolation: interpolation)
        if rows[index].isFlipped { picture = picture.flippedHorizontally() }
        picture.write(to: UnsafeMutableBufferPointer(rebasing: scalars[index * size..<(index + 1) * size]))
      }
    }
    return generator.preprocessing(pictures)
  }
}
