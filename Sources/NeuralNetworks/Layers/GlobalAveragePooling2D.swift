/// The mean of each channel. As `keras.layers.GlobalAveragePooling2D`.
public final class GlobalAveragePooling2D: GlobalPooling2D {
  /// - Parameter name: counted (`global_average_pooling2d_1`) when it is not given.
  public init(name: String? = nil) { super.init(.average, name: name) }
}
