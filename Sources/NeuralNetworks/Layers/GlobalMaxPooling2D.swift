/// The largest of each channel. As `keras.layers.GlobalMaxPooling2D`.
public final class GlobalMaxPooling2D: GlobalPooling2D {
  /// - Parameters:
  ///   - keepDims: whether height and width stay as axes of size 1.
  ///   - name: counted (`global_max_pooling2d_1`) when it is not given.
  public init(keepDims: Bool = false, name: String? = nil) { super.init(.max, keepDims: keepDims, name: name) }
}
