/// The largest pixel of each window. As `keras.layers.MaxPooling2D`.
public final class MaxPooling2D: Pooling2D {
  /// - Parameter strides: the window's own size when nil.
  public init(poolSize: Int = 2, strides: Int? = nil, padding: Padding = .valid, name: String? = nil) {
    super.init(.max, poolSize: poolSize, strides: strides, padding: padding, name: name)
  }
}
