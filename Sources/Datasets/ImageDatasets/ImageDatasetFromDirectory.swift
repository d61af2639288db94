import Foundation
import Tensors

/// Asks for both parts of pictures that are split.
public enum BothSubsets: Sendable {
  /// The training and the validation part.
  case both
}

/// The pictures of a folder as a dataset. Keras's `image_dataset_from_directory`; prints
/// `Found 72 files belonging to 2 classes.`
///
/// - Parameters:
///   - labels: where labels come from; with `.inferred` there is one folder a class.
///   - labelMode: how labels are written.
///   - classNames: the folders that are classes, in the order of their indices; nil for all, sorted by name.
///   - colorMode: which channels pictures are read with.
///   - imageSize: height and width in pixels that every picture is resized to.
///   - shuffle: whether pictures are mixed before they are split, and each epoch anew. The split is Keras's for the same
///     seed.
///   - validationSplit: the part that is set aside for validation, 0..<1.
///   - subset: which part is wanted: `.training`, `.validation`, or `.both`, which gives two datasets.
///   - followLinks: whether symbolic links to folders within a class are followed.
///   - cropToAspectRatio: whether the middle of the picture is cut out in the target's proportions.
///   - padToAspectRatio: whether black is put beside the picture to keep its proportions.
///   - onError: what becomes of pictures that cannot be read. `.skip` decodes all once to find them.
///   - verbose: whether what was found is printed.
/// - Throws: `ImageFolderError`; with `.refuse`, that a picture cannot be read shows when it is asked for.
public func imageDatasetFromDirectory(
  _ directory: URL, labels: DatasetLabels = .inferred, labelMode: LabelMode = .int, classNames: [String]? = nil,
  colorMode: ColorMode = .rgb, batchSize: Int = 32, imageSize: (height: Int, width: Int) = (256, 256),
  shuffle: Bool = true, seed: Int = 0, validationSplit: Double? = nil, subset: Subset? = nil,
  interpolation: DatasetInterpolation = .bilinear, followLinks: Bool = false, cropToAspectRatio: Bool = false,
  padToAspectRatio: Bool = false, onError: OnError = .refuse, verbose: Bool = true
) throws -> ImageDataset {
  let whole = try wholeDataset(
    directory, labels, labelMode, classNames, colorMode, batchSize, imageSize, shuffle, seed, interpolation,
    followLinks, cropToAspectRatio, padToAspectRatio, onError, verbose)
  guard validationSplit != nil || subset != nil else { return whole }
  guard let subset, let validationSplit else {
    throw ImageFolderError.arguments("subset and validationSplit go together: give both or neither.")
  }
  return try part(of: whole, subset, validationSplit, directory, shuffle: shuffle, verbose: verbose)
}

/// The training and the validation part of a folder's pictures; see the other `imageDatasetFromDirectory`. The validation
/// part is not shuffled, as in Keras.
public func imageDatasetFromDirectory(
  _ directory: URL, labels: DatasetLabels = .inferred, labelMode: LabelMode = .int, classNames: [String]? = nil,
  colorMode: ColorMode = .rgb, batchSize: Int = 32, imageSize: (height: Int, width: Int) = (256, 256),
  shuffle: Bool = true, seed: Int = 0, validationSplit: Double, subset: BothSubsets,
  interpolation: DatasetInterpolation = .bilinear, followLinks: Bool = false, cropToAspectRatio: Bool = false,
  padToAspectRatio: Bool = false, onError: OnError = .refuse, verbose: Bool = true
) throws -> (training: ImageDataset, validation: ImageDataset) {
  let whole = try wholeDataset(
    directory, labels, labelMode, classNames, colorMode, batchSize, imageSize, shuffle, seed, interpolation,
    followLinks, cropToAspectRatio, padToAspectRatio, onError, verbose)
  return (
    try part(of: whole, .training, validationSplit, directory, shuffle: shuffle, verbose: verbose),
    try part(of: whole, .validation, validationSplit, directory, shuffle: false, verbose: verbose)
  )
}

private func wholeDataset(
  _ directory: URL, _ labels: DatasetLabels, _ labelMode: LabelMode, _ classNames: [String]?, _ colorMode: ColorMode,
  _ batchSize: Int, _ imageSize: (height: Int, width: Int), _ shuffle: Bool, _ seed: Int,
  _ interpolation: DatasetInterpolation, _ followLinks: Bool, _ crops: Bool, _ pads: Bool, _ onError: OnError,
  _ verbose: Bool
) throws -> ImageDataset {
  guard (1...16384).contains(imageSize.height), (1...16384).contains(imageSize.width) else {
    throw ImageFolderError.size(
      "imageSize is \(imageSize.height) × \(imageSize.width); each side must be from 1 to 16384.")
  }
  guard batchSize > 0 else { throw ImageFolderError.size("batchSize is \(batchSize); it must be at least 1.") }
  guard !(crops && pads) else {
    throw ImageFolderError.arguments("Only one of cropToAspectRatio and padToAspectRatio can be true.")
  }
  let index = try DatasetIndex(
    directory, labels: labelMode == .none ? .none : labels, classNames: classNames, followLinks: followLinks,
    onError: onError, verbose: verbose)
  let isLabelled = labelMode != .none && labels != .none
  if labelMode == .binary, isLabelled, index.classNames.count != 2 {
    throw ImageFolderError.notBinary(directory.path, classNames: index.classNames)
  }
  var order = Array(index.files.indices)
  if shuffle {
    var random = RandomState(seed: seed)
    order = random.permutation(order.count)
  }
  return ImageDataset(
    classNames: index.classNames, fileURLs: order.map { index.files[$0] },
    classes: index.classes.isEmpty ? [] : order.map { index.classes[$0] },
    labelMode: isLabelled ? labelMode : .none, batchSize: batchSize, shuffle: shuffle, seed: seed,
    skippedFiles: index.skipped,
    loader: DatasetLoader(
      imageSize: imageSize, colorMode: colorMode, interpolation: interpolation,
      aspectRatio: crops ? .cropped : pads ? .padded : .ignored))
}

/// The last pictures are for validation, as in Keras.
private func part(
  of whole: ImageDataset, _ subset: Subset, _ split: Double, _ directory: URL, shuffle: Bool, verbose: Bool
) throws -> ImageDataset {
  guard split > 0, split < 1 else {
    throw ImageFolderError.arguments("validationSplit is \(split); it must be between 0 and 1.")
  }
  let validation = Int(split * Double(whole.count))
  let border = whole.count - validation
  let rows = subset == .training ? 0..<border : border..<whole.count
  guard !rows.isEmpty else {
    throw ImageFolderError.emptySubset(
      directory.path, subset: subset.rawValue, count: whole.count, validationSplit: split)
  }
  if verbose { print("Using \(rows.count) files for \(subset.rawValue).") }
  return whole.rows(rows, shuffle: shuffle)
}
