/// How many rows and columns are put around a picture.
public struct EdgePadding: Hashable, Codable, Sendable {
  /// How many rows or columns on each side.
  public var top, bottom, left, right: Int

  /// Rows above and below, columns left and right.
  public init(top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0) {
    (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
  }

  /// Nothing around.
  public static let none = EdgePadding()

  /// TensorFlow's "same": `H' = ceil(H / stride)`, and where the padding is odd, the larger half is below and right.
  ///
  /// Source: `tensorflow/core/framework/common_shape_fns.cc`, GetWindowedOutputSize.
  public static func same(height: Int, width: Int, window: (Int, Int), strides: (Int, Int)) -> EdgePadding {
    func total(_ size: Int, _ window: Int, _ stride: Int) -> Int {
      max(((size + stride - 1) / stride - 1) * stride + window - size, 0)
    }
    let vertical = total(height, window.0, strides.0)
    let horizontal = total(width, window.1, strides.1)
    return EdgePadding(
      top: vertical / 2, bottom: vertical - vertical / 2, left: horizontal / 2, right: horizontal - horizontal / 2)
  }
}
