import Foundation
import Tensors

/// The pictures of a folder in batches. Keras's `DirectoryIterator`.
public struct DirectoryIterator: BatchSource {
  /// Where the class folders are.
  public let directory: URL
  /// The class of each picture, as an index into `classNames`.
  public let classes: [Int]
  /// The names of the class folders: sorted, or in the order in which they were named.
  public let classNames: [String]
  /// The pictures' names relative to `directory`: `rural/rural1.jpeg`.
  public let filenames: [String]
  /// Height and width in pixels that every picture is resized to.
  public let targetSize: (height: Int, width: Int)
  /// Which channels pictures are read with.
  public let colorMode: ColorMode
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
  /// The files that were left out because they cannot be read, where `onError` is `.skip`.
  public let skippedFiles: [SkippedFile]
  private let files: [URL]
  let generator: ImageDataGenerator
  let loader: PictureLoader
  private let saver: PictureSaver?

  init(
    _ folder: ImageFolder, skipped: [SkippedFile], directory: URL, generator: ImageDataGenerator,
    loader: PictureLoader, saver: PictureSaver?, batchSize: Int, classMode: ClassMode, shuffle: Bool, seed: Int
  ) {
    self.directory = directory
    classes = folder.classes
    classNames = folder.classNames
    files = folder.files
    filenames = folder.files.map { $0.name(in: directory) }
    skippedFiles = skipped
    self.generator = generator
    self.loader = loader
    self.saver = saver
    targetSize = loader.targetSize
    colorMode = loader.colorMode
    interpolation = loader.interpolation
    self.batchSize = batchSize
    self.classMode = classMode
    self.shuffle = shuffle
    self.seed = seed
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
  /// The shape of each picture, `[H, W, C]`.
  public var imageShape: Shape { [targetSize.height, targetSize.width, colorMode.channels] }

  /// The batches of an epoch, in its order; each decodes its pictures when it is asked for them.
  public func batches(epoch: Int) -> [Batch] {
    let plan = EpochPlan(
      count: files.count, batchSize: batchSize, shuffle: shuffle, seed: seed, epoch: epoch, generator: generator,
      shape: imageShape, saveNumbers: saver == nil ? 0 : 10_000_000)
    // What is to be saved is made each time, and so are pictures that are their own targets.
    let key = saver == nil && classMode != .input ? generator.key.map { "\(loader.key) \($0)" } : nil
    return plan.batches.map { rows in
      Batch(
        keys: rows.map { self.key(of: $0, key) }, targets: targets(of: rows), rowShape: imageShape,
        keyNow: { self.key(of: rows[$0], key) }
      ) { try make(rows[$0], into: $1) }
    }
  }

  private func key(of row: EpochPlan.Row, _ key: String?) -> String? {
    guard let key, let digest = FileDigests.shared.digest(of: files[row.index]) else { return nil }
    let drawn = row.parameters.key
    return "\(digest) \(key)" + (drawn.isEmpty ? "" : " " + drawn)
  }

  private func targets(of rows: [EpochPlan.Row]) -> Tensor? {
    ClassTargets(mode: classMode, classCount: classNames.count).targets(of: rows.map { classes[$0.index] })
  }

  /// Makes a picture as the network wants it.
  private func make(_ row: EpochPlan.Row, into target: UnsafeMutableBufferPointer<Float>) throws {
    let file = files[row.index]
    let grid = try generator.variants == 1 ? loader.load(file) : ResizedPictures.shared.picture(file, loader)
    generator.transform(imageShape, row.parameters, into: target, read: grid.write)
    try generator.standardize(target, shape: imageShape)
    try saver?.save(target, shape: imageShape, row)
  }
}
