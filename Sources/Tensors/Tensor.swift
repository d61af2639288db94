internal import Wording

/// Numbers in a box: Float32, row-major, with value semantics (a copy shares memory until one side writes).
public struct Tensor: @unchecked Sendable {
  /// The sizes of the axes.
  public private(set) var shape: Shape
  private var storage: TensorStorage

  /// A tensor filled with one value.
  public init(repeating value: Float = 0, shape: Shape) {
    self.init(uninitializedShape: shape) { $0.update(repeating: value) }
  }

  /// A tensor of these scalars in row-major order.
  ///
  /// - Precondition: `scalars.count == shape.count`.
  public init(shape: Shape, scalars: [Float]) {
    require(
      scalars.count == shape.count, "\(scalars.count) scalars do not fill the shape \(shape), which has \(shape.count)")
    self.init(uninitializedShape: shape) { buffer in
      _ = buffer.update(fromContentsOf: scalars)
    }
  }

  /// A tensor whose memory `fill` initialises; it must write every element.
  public init(uninitializedShape shape: Shape, _ fill: (UnsafeMutableBufferPointer<Float>) throws -> Void) rethrows {
    self.shape = shape
    storage = TensorStorage(count: shape.count)
    try fill(UnsafeMutableBufferPointer(start: storage.pointer, count: shape.count))
  }

  /// A tensor in memory that `owner` keeps: writable, 64-byte aligned, with room for `shape.count` scalars, and nobody else's
  /// to write.
  package init(shape: Shape, memory: UnsafeMutablePointer<Float>, owner: AnyObject) {
    self.shape = shape
    storage = TensorStorage(memory, count: shape.count, owner: owner)
  }

  /// How many scalars.
  public var count: Int { shape.count }

  /// The scalars in row-major order.
  public var scalars: [Float] { withUnsafeScalars { Array($0) } }

  /// Reads the scalars in place.
  public func withUnsafeScalars<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    try withExtendedLifetime(storage) {
      try body(UnsafeBufferPointer(start: storage.pointer, count: shape.count))
    }
  }

  /// Writes the scalars in place, after copying them when another tensor shares them.
  public mutating func withUnsafeMutableScalars<R>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws -> R
  ) rethrows -> R {
    if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
    return try body(UnsafeMutableBufferPointer(start: storage.pointer, count: shape.count))
  }

  /// The same scalars in another shape; no memory is copied.
  ///
  /// - Precondition: both shapes have the same number of scalars.
  public func reshaped(_ newShape: Shape) -> Tensor {
    require(
      newShape.count == count, "\(shape) cannot be reshaped to \(newShape): \(count) is not \(newShape.count)")
    var result = self
    result.shape = newShape
    return result
  }
}
