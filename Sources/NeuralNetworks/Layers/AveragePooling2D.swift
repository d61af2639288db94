/// The mean of each window, not counting padding. As `keras.layers.AveragePooling2D`.
public final class AveragePooling2D: Pooling2D {
  /// - Parameter strides: the window's own size when nil.
  public init(poolSize: Int = 2, strides: Int? = nil, padding: Padding = .valid, name: String? = nil) {
    super.init(.average, poolSize: poolSize, strides: strides, padding: padding, name: name)
  }
}
