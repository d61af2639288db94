import Foundation
import Tensors

extension ImageDataGenerator {
  /// The pictures of a folder that has one folder a class. Prints `Found 72 images belonging to 2 classes.`
  ///
  /// - Parameters:
  ///   - targetSize: height and width in pixels that every picture is resized to.
  ///   - colorMode: which channels pictures are read with.
  ///   - classes: the folders that are classes, in the order of their indices; nil for all, sorted by name.
  ///   - shuffle: whether the order is drawn anew each epoch.
  ///   - seed: the order and what is drawn depend on this and the epoch only; they are those that Keras's iterator gives,
  ///     asked with `next()`, for the same seed.
  ///   - saveToDir: a folder to write every picture to that is made, as the network gets it.
  ///   - savePrefix: what the names of saved pictures begin with.
  ///   - saveFormat: what they are written as.
  ///   - followLinks: whether symbolic links to folders within a class are followed.
  ///   - subset: which part of each class, where the generator has a `validationSplit`.
  ///   - interpolation: how pictures are brought to the target size.
  ///   - keepAspectRatio: whether the middle of the picture is cut out in the target's proportions.
  ///   - draft: whether JPEGs that are at least twice as large as the target are decoded at a half, a quarter or an eighth of
  ///     their size, as Pillow's `Image.draft` does. That is faster, and the numbers are no longer Keras's: grey levels of
  ///     photographs typically differ by 5 with `.nearest`, by 2 with `.bilinear`, and of 67 photographs at least twice
  ///     as large EfficientNet-Lite0 called 12 and 5 otherwise, none of which it had given more than 0.4.
  ///   - onError: what becomes of pictures that cannot be read. `.skip` decodes all once to find them, and
  ///     `skippedFiles` names them.
  ///   - verbose: whether what was found is printed.
  /// - Throws: `ImageFolderError`, `ImageDataGeneratorError`; with `.refuse`, that a picture cannot be read shows when it
  ///   is asked for.
  public func flow(
    fromDirectory directory: URL, targetSize: (height: Int, width: Int) = (256, 256), colorMode: ColorMode = .rgb,
    classes: [String]? = nil, batchSize: Int = 32, classMode: ClassMode = .categorical, shuffle: Bool = true,
    seed: Int = 0, saveToDir: URL? = nil, savePrefix: String = "", saveFormat: SaveFormat = .png,
    followLinks: Bool = false, subset: Subset? = nil, interpolation: Interpolation = .nearest,
    keepAspectRatio: Bool = false, draft: Bool = false, onError: OnError = .refuse, verbose: Bool = true
  ) throws -> DirectoryIterator {
    try PictureLoader.check(targetSize, batchSize: batchSize)
    try check(channels: colorMode.channels)
    try checkFitted(channels: colorMode.channels)
    var folder = try ImageFolder(directory, classes: classes, followLinks: followLinks)
    if classMode == .binary, folder.classNames.count != 2 {
      throw ImageFolderError.notBinary(directory.path, classNames: folder.classNames)
    }
    if verbose { for note in folder.notes { print(note) } }
    var skipped: [SkippedFile] = []
    if onError == .skip {
      let kept = try BrokenFiles.leavingOut(of: folder.files, in: directory, verbose: verbose)
      (folder, skipped) = (ImageFolder(folder, rows: kept.rows), kept.skipped)
    }
    if let subset {
      guard validationSplit > 0 else { throw ImageDataGeneratorError.noSplit }
      let count = folder.files.count
      folder = folder.subset(subset, validationSplit: validationSplit)
      guard !folder.files.isEmpty else {
        throw ImageFolderError.emptySubset(
          directory.path, subset: subset.rawValue, count: count, validationSplit: validationSplit)
      }
    }
    let saver = try saveToDir.map { try PictureSaver($0, prefix: savePrefix, format: saveFormat) }
    if verbose { print("Found \(folder.files.count) images belonging to \(folder.classNames.count) classes.") }
    let loader = PictureLoader(
      targetSize: targetSize, colorMode: colorMode, interpolation: interpolation, keepAspectRatio: keepAspectRatio,
      draft: draft)
    return DirectoryIterator(
      folder, skipped: skipped, directory: directory, generator: self, loader: loader, saver: saver,
      batchSize: batchSize, classMode: classMode, shuffle: shuffle, seed: seed)
  }

  /// Pictures that are in memory.
  ///
  /// - Parameters:
  ///   - x: the pictures, `[N, H, W, C]`, 0…255.
  ///   - y: what each should be predicted as, `[N, …]`; nil where they are only to be predicted.
  ///   - subset: which part, where the generator has a `validationSplit`: `.validation` is the first part.
  ///   - ignoreClassSplit: whether the parts may have different classes.
  ///   - batchSize, shuffle, seed, saveToDir, savePrefix, saveFormat: as in `flow(fromDirectory:)`.
  /// - Throws: `ImageDataGeneratorError`.
  public func flow(
    _ x: Tensor, _ y: Tensor? = nil, batchSize: Int = 32, shuffle: Bool = true, seed: Int = 0,
    saveToDir: URL? = nil, savePrefix: String = "", saveFormat: SaveFormat = .png, ignoreClassSplit: Bool = false,
    subset: Subset? = nil
  ) throws -> ArrayIterator {
    guard x.shape.rank == 4, [1, 3, 4].contains(x.shape[3]), x.count > 0 else {
      throw ImageDataGeneratorError.shape("flow", expected: "[N, height, width, 1, 3 or 4 channels]", found: x.shape)
    }
    guard batchSize > 0 else {
      throw ImageDataGeneratorError.argument("batchSize", value: "\(batchSize)", expected: "at least 1")
    }
    try check(channels: x.shape[3])
    try checkFitted(channels: x.shape[3])
    if let y, y.shape.rank == 0 || y.shape[0] != x.shape[0] {
      let targets = y.shape.rank == 0 ? 0 : y.shape[0]
      throw ImageDataGeneratorError.counts(pictures: x.shape[0], targets: targets)
    }
    var rows = 0..<x.shape[0]
    if let subset {
      guard validationSplit > 0 else { throw ImageDataGeneratorError.noSplit }
      let count = x.shape[0]
      let parts = Subset.allCases.map { $0.rows(of: count, validationSplit: validationSplit) }
      rows = subset.rows(of: count, validationSplit: validationSplit)
      guard !rows.isEmpty else {
        throw ImageDataGeneratorError.emptySubset(subset.rawValue, count: count, validationSplit: validationSplit)
      }
      if let y, !ignoreClassSplit, Set(y.rows(parts[0]).scalars) != Set(y.rows(parts[1]).scalars) {
        throw ImageDataGeneratorError.classesDiffer
      }
    }
    let saver = try saveToDir.map { try PictureSaver($0, prefix: savePrefix, format: saveFormat) }
    return ArrayIterator(
      x, y, rows: rows, generator: self, saver: saver, batchSize: batchSize, shuffle: shuffle, seed: seed)
  }
}
