import Foundation
import Tensors

/// The pictures of a folder in batches, as Keras's `image_dataset_from_directory` makes them: 0…255, not augmented.
public struct ImageDataset: BatchSource {
  /// The names of the classes; a class's index is its place here. Empty without labels.
  public let classNames: [String]
  /// The pictures' files; without shuffling in the order of the batches.
  public let fileURLs: [URL]
  /// The class of each picture, as an index into `classNames`; empty without labels.
  public let classes: [Int]
  /// How labels are written.
  public let labelMode: LabelMode
  /// How many pictures a batch has; the last may have fewer.
  public let batchSize: Int
  /// Whether each epoch has an order of its own.
  public let shuffle: Bool
  /// What orders are drawn from.
  public let seed: Int
  /// The files that were left out because they cannot be read, where `onError` is `.skip`.
  public let skippedFiles: [SkippedFile]
  let loader: DatasetLoader

  /// How many pictures.
  public var count: Int { fileURLs.count }
  /// The shape of each picture, `[H, W, C]`.
  public var imageShape: Shape { loader.imageShape }

  /// The batches of an epoch, in its order; each decodes its pictures when it is asked for them.
  public func batches(epoch: Int) -> [Batch] {
    var order = Array(0..<count)
    if shuffle {
      var numbers = RandomNumbers(seed: UInt64(bitPattern: Int64(seed)), purpose: "dataset/\(epoch)")
      order.shuffle(using: &numbers)
    }
    let key = loader.key
    let targets = ClassTargets(mode: labelMode.classMode, classCount: classNames.count)
    return stride(from: 0, to: count, by: batchSize).map { start in
      let rows = Array(order[start..<min(start + batchSize, count)])
      func keyNow(_ row: Int) -> String? { FileDigests.shared.digest(of: fileURLs[rows[row]]).map { "\($0) \(key)" } }
      let labels = labelMode == .none ? rows : rows.map { classes[$0] }
      return Batch(
        keys: rows.indices.map(keyNow), targets: targets.targets(of: labels), rowShape: imageShape, keyNow: keyNow
      ) { row, target in
        try loader.load(fileURLs[rows[row]], into: target)
      }
    }
  }

  /// Some of the pictures.
  func rows(_ rows: Range<Int>, shuffle: Bool) -> ImageDataset {
    ImageDataset(
      classNames: classNames, fileURLs: Array(fileURLs[rows]), classes: classes.isEmpty ? [] : Array(classes[rows]),
      labelMode: labelMode, batchSize: batchSize, shuffle: shuffle, seed: seed, skippedFiles: skippedFiles,
      loader: loader)
  }
}
