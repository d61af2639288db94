/// The mean of each channel. As `keras.layers.GlobalAveragePooling2D`.
public final class GlobalAveragePooling2D: GlobalPooling2D {
  /// - Parameters:
  ///   - keepDims: whether height and width stay as axes of size 1.
  ///   - name: counted (`global_average_pooling2d_1`) when it is not given.
  public init(keepDims: Bool = false, name: String? = nil) { super.init(.average, keepDims: keepDims, name: name) }
}
