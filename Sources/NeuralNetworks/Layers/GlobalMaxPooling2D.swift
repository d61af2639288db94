/// The largest of each channel. As `keras.layers.GlobalMaxPooling2D`.
public final class GlobalMaxPooling2D: GlobalPooling2D {
  /// - Parameter name: counted (`global_max_pooling2d_1`) when it is not given.
  public init(name: String? = nil) { super.init(.max, name: name) }
}
