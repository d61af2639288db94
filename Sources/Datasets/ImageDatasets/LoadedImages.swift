import Foundation
import Tensors

/// The pictures of a folder, all in memory.
public struct LoadedImages: Sendable {
  /// The pictures, `[N, H, W, C]`, 0…255.
  public let x: Tensor
  /// The index of each picture's class, `[N]`.
  public let y: Tensor
  /// The names of the classes; a class's index is its place here.
  public let classNames: [String]
  /// The pictures' names relative to the folder.
  public let filenames: [String]
  /// The files that were left out because they cannot be read, where `onError` is `.skip`.
  public let skippedFiles: [SkippedFile]
}

/// Reads all pictures of a folder that has one folder a class into memory, decoded on all cores.
///
/// - Parameters:
///   - targetSize: height and width in pixels that every picture is resized to.
///   - colorMode: which channels pictures are read with.
///   - classes: the folders that are classes, in the order of their indices; nil for all, sorted by name.
///   - interpolation: how pictures are brought to the target size.
///   - keepAspectRatio: whether the middle of the picture is cut out in the target's proportions.
///   - draft: whether JPEGs that are at least twice as large as the target are decoded at a half, a quarter or an eighth of
///     their size, as Pillow's `Image.draft` does. That is faster, and the numbers are no longer Keras's.
///   - onError: whether pictures that cannot be read are an error or are left out.
/// - Throws: `ImageFolderError`, `PictureError`.
public func loadImages(
  _ directory: URL, targetSize: (height: Int, width: Int) = (256, 256), colorMode: ColorMode = .rgb,
  classes: [String]? = nil, interpolation: Interpolation = .nearest, keepAspectRatio: Bool = false,
  draft: Bool = false, onError: OnError = .refuse, verbose: Bool = true
) throws -> LoadedImages {
  let flow = try ImageDataGenerator().flow(
    fromDirectory: directory, targetSize: targetSize, colorMode: colorMode, classes: classes,
    batchSize: Int.max, classMode: .sparse, shuffle: false, interpolation: interpolation,
    keepAspectRatio: keepAspectRatio, draft: draft, onError: onError, verbose: verbose)
  let size = flow.imageShape.count
  guard flow.count <= mostLoadedScalars / size else {
    throw ImageFolderError.size(
      "\(flow.count) pictures of \(targetSize.height) × \(targetSize.width) take \(flow.count * size >> 28) GiB; at most "
        + "\(mostLoadedScalars >> 28) are read into memory. Use flow(fromDirectory:), or a smaller targetSize.")
  }
  let batch = flow.batches(epoch: 0)[0]
  return LoadedImages(
    x: try batch.inputs(), y: batch.targets, classNames: flow.classNames, filenames: flow.filenames,
    skippedFiles: flow.skippedFiles)
}

/// 16 GiB.
private let mostLoadedScalars = 1 << 32
