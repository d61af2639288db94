import Files
import Foundation
import Tensors

/// Pictures that are in memory, in batches. Keras's `NumpyArrayIterator`.
public struct ArrayIterator: BatchSource {
  /// How many pictures a batch has; the last may have fewer.
  public let batchSize: Int
  /// Whether each epoch has an order of its own.
  public let shuffle: Bool
  /// What orders and augmentation are drawn from.
  public let seed: Int
  /// How many pictures.
  public var count: Int { rows.count }
  /// The shape of each picture, `[H, W, C]`.
  public let imageShape: Shape
  private let x: Tensor
  private let y: Tensor?
  private let rows: Range<Int>
  private let generator: ImageDataGenerator
  private let saver: PictureSaver?
  /// The digest of each picture's numbers; empty where no key is wanted.
  private let digests: [String]

  init(
    _ x: Tensor, _ y: Tensor?, rows: Range<Int>, generator: ImageDataGenerator, saver: PictureSaver?,
    batchSize: Int, shuffle: Bool, seed: Int
  ) {
    (self.x, self.y, self.rows, self.generator, self.saver) = (x, y, rows, generator, saver)
    (self.batchSize, self.shuffle, self.seed) = (batchSize, shuffle, seed)
    imageShape = Shape(Array(x.shape.dimensions.dropFirst()))
    let size = imageShape.count
    digests =
      saver != nil || generator.key == nil
      ? []
      : rows.map { row in
        let digest = Digest(.sha256)
        x.withUnsafeScalars {
          digest.update(
            UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer($0)[row * size * 4..<(row + 1) * size * 4]))
        }
        return digest.finish()
      }
  }

  /// The batches of an epoch, in its order.
  public func batches(epoch: Int) -> [Batch] {
    let plan = EpochPlan(
      count: count, batchSize: batchSize, shuffle: shuffle, seed: seed, epoch: epoch, generator: generator,
      shape: imageShape, saveNumbers: saver == nil ? 0 : 10_000)
    let key = generator.key.map { "\(imageShape) \($0)" }
    return plan.batches.map { rows in
      let keys: [String?] = rows.map { row in
        guard let key, !digests.isEmpty else { return nil }
        let drawn = row.parameters.key
        return "\(digests[row.index]) \(key)" + (drawn.isEmpty ? "" : " " + drawn)
      }
      let chosen = rows.map { $0.index + self.rows.lowerBound }
      let targets = y?.rows(chosen) ?? Tensor(shape: [rows.count, 0])
      return Batch(keys: keys, targets: targets, rowShape: imageShape) { try make(rows[$0], into: $1) }
    }
  }

  /// Makes a picture as the network wants it.
  private func make(_ row: EpochPlan.Row, into target: UnsafeMutableBufferPointer<Float>) throws {
    let start = (row.index + rows.lowerBound) * imageShape.count
    generator.transform(imageShape, row.parameters, into: target) { place in
      x.withUnsafeScalars { scalars in
        _ = place.update(fromContentsOf: UnsafeBufferPointer(rebasing: scalars[start..<start + place.count]))
      }
    }
    try generator.standardize(target, shape: imageShape)
    try saver?.save(target, shape: imageShape, row)
  }
}
