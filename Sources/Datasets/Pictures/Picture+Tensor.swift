internal import CPixels
import Tensors
internal import Wording

extension Picture {
  /// The pixels as numbers 0…255, `[height, width, 3]`.
  public var tensor: Tensor {
    Tensor(uninitializedShape: [height, width, 3]) { write(to: $0) }
  }

  /// A picture of a tensor `[height, width, 3]` or `[1, height, width, 3]` of 0…255: rounded, and clamped where a number is
  /// outside; what is not a number becomes 0.
  ///
  /// - Throws: `PictureError.shape` for another shape.
  public init(_ tensor: Tensor) throws {
    var sizes = tensor.shape.dimensions[...]
    if sizes.count == 4, sizes.first == 1 { sizes = sizes.dropFirst() }
    guard sizes.count == 3, sizes.last == 3, sizes.allSatisfy({ $0 > 0 }) else {
      throw PictureError.shape("\(tensor.shape)")
    }
    let pixels = tensor.withUnsafeScalars { scalars in
      scalars.map { $0 > 0 ? $0 < 255 ? UInt8($0.rounded()) : 255 : 0 }
    }
    self.init(width: sizes[sizes.startIndex + 1], height: sizes[sizes.startIndex], pixels: pixels)
  }

  /// Writes the pixels as numbers 0…255 to `target`, which has room for exactly these.
  func write(to target: UnsafeMutableBufferPointer<Float>) {
    require(target.count == pixels.count, "a picture of \(pixels.count) numbers was asked for \(target.count)")
    guard let target = target.baseAddress else { return }
    pixels_to_floats(pixels, pixels.count, target)
  }
}
